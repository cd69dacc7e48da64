using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Data.Databases;

/// <summary>
/// Tells the server, whenever a connection opens, for which workspace: row-level security shows that one's rows and no others.
/// Each opening says both role and workspace anew, so nothing is left over from the last user of a pooled connection.
/// </summary>
internal sealed class PostgreSqlConnectionSettings : DbConnectionInterceptor
{
    public static readonly PostgreSqlConnectionSettings Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Sql.ActFor(connection, WorkspaceOf(eventData));
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Sql.ActFor(connection, WorkspaceOf(eventData));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static Guid? WorkspaceOf(ConnectionEndEventData eventData) => ((StudioDbContext?)eventData.Context)?.WorkspaceOrNone;
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Data.Databases;

/// <summary>Settings that SQLite keeps per connection, sent whenever one opens.</summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    public static readonly SqliteConnectionSettings Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Sql.SetSqlitePragmas(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite's asynchronous methods are synchronous inside.
        Sql.SetSqlitePragmas(connection);
        return Task.CompletedTask;
    }
}

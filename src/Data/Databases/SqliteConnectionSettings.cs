using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Data.Databases;

/// <summary>Settings that SQLite keeps per connection, sent whenever one opens.</summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    public static readonly SqliteConnectionSettings Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite's asynchronous methods are synchronous inside.
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection) => Sql.SetSqlitePragmas(connection, ((SqliteConnection)connection).DefaultTimeout);
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Studio.Data.Databases;

/// <summary>How large the database is on its disk.</summary>
public sealed class DatabaseSize(IOptions<DataOptions> options)
{
    /// <summary>The file and its write-ahead log; PostgreSQL counts its own log to the whole server, so that is null.</summary>
    public async Task<(long? Bytes, long? LogBytes)> ReadAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        if (!options.Value.IsPostgreSql)
        {
            var file = new SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
            return (Length(file), Length($"{file}-wal"));
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        await using DbCommand command = Sql.DatabaseSize(context.Database.GetDbConnection());
        return ((long?)await command.ExecuteScalarAsync(cancellationToken), null);
    }

    private static long? Length(string file) => File.Exists(file) ? new FileInfo(file).Length : null;
}

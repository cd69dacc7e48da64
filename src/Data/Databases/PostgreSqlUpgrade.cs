using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Studio.Data.Databases;

/// <summary>What PostgreSQL needs besides the migrations: row-level security, made as the owner and checked as the role that serves.</summary>
internal static class PostgreSqlUpgrade
{
    /// <summary>
    /// One node after the other: EF's own lock ends with each migration's transaction, and two nodes that start at once would both begin the next one.
    /// Whoever comes second finds nothing left to do.
    /// </summary>
    public static async Task MigrateAsync(StudioDbContext owner, CancellationToken cancellationToken)
    {
        var own = new NpgsqlConnectionStringBuilder(owner.Database.GetConnectionString()) { Pooling = false };
        await using var turn = new NpgsqlConnection(own.ToString());
        await turn.OpenAsync(cancellationToken);
        await Sql.TakeMigrationTurnAsync(turn, cancellationToken);
        await owner.Database.MigrateAsync(cancellationToken);
    }

    /// <param name="hasMigrated">A new table, also one without a workspace, must be granted to the role that serves.</param>
    public static async Task SecureAsync(StudioDbContext owner, DataOptions options, bool hasMigrated, CancellationToken cancellationToken)
    {
        var serving = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        await owner.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)owner.Database.GetDbConnection();
        if (hasMigrated || (await RowLevelSecurity.UnprotectedAsync(owner, connection, cancellationToken)).Count > 0)
        {
            if (!await Sql.RoleExistsAsync(connection, Sql.JobsRole, cancellationToken))
            {
                throw StudioException.Unavailable(
                    $"The PostgreSQL server has no role {Sql.JobsRole}: run roles.sql once as a superuser (docs/operations.md).");
            }

            await RowLevelSecurity.BuildAsync(owner, await Sql.RoleOfAsync(serving.ToString(), cancellationToken), cancellationToken);
        }

        await owner.Database.CloseConnectionAsync();
        await RowLevelSecurity.CheckAsync(owner, serving.ToString(), cancellationToken);
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data.Tenancy;

namespace Studio.Data.Databases;

/// <summary>
/// Brings the database to this program's schema at start-up. On SQLite the caller holds the DataFolderLock: nobody else migrates.
/// </summary>
public sealed class DatabaseUpgrade(IOptions<DataOptions> options)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudioOwner(options.Value);
        await using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());
        try
        {
            await UpgradeAsync(context, cancellationToken);
        }
        catch (DbException exception)
        {
            throw DatabaseFailure.Of(exception, context.Database.GetDbConnection());
        }
    }

    private async Task UpgradeAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } newer)
        {
            throw StudioException.Unavailable(
                $"The database was last used by a newer Studio (it has the change {newer}): start that version, or restore a backup made before it.");
        }

        if (!options.Value.IsPostgreSql)
        {
            await PrepareSqliteAsync(context, cancellationToken);
            if (applied.Count == 0 && await WholeSchema.WriteIfEmptyAsync(context, cancellationToken))
            {
                applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)];
            }
        }

        var isBehind = known.Except(applied).Any();
        if (isBehind)
        {
            await (options.Value.IsPostgreSql
                ? PostgreSqlUpgrade.MigrateAsync(context, cancellationToken)
                : context.Database.MigrateAsync(cancellationToken));
        }

        if (options.Value.IsPostgreSql)
        {
            await PostgreSqlUpgrade.SecureAsync(context, options.Value, isBehind, cancellationToken);
        }
    }

    private static async Task PrepareSqliteAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var connection = context.Database.GetDbConnection();
        Sql.UseWriteAheadLog(connection);
        // Migrate() waits for this row for ever; a process that was killed in a migration leaves it behind.
        Sql.DeleteMigrationLock(connection);
        await context.Database.CloseConnectionAsync();
    }
}

using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Databases;

/// <summary>Brings the database to this program's schema at start-up.</summary>
public sealed class DatabaseUpgrade(IDbContextFactory<StudioDbContext> contexts)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
    }
}

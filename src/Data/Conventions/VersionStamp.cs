using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Data.Conventions;

/// <summary>Gives each saved IVersioned row a new Version; an update whose old Version is gone fails with a concurrency exception.</summary>
internal sealed class VersionStamp : SaveChangesInterceptor
{
    public static readonly VersionStamp Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Stamp(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Stamp(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Stamp(DbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            entry.Property(nameof(IVersioned.Version)).CurrentValue = Guid.NewGuid();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Data.Audit;

namespace Studio.Data.Tenancy;

/// <summary>Stamps new rows with the current workspace and refuses to write a row of another one.</summary>
internal sealed class WorkspaceGuard : SaveChangesInterceptor
{
    public static readonly WorkspaceGuard Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((StudioDbContext)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check((StudioDbContext)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(StudioDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<IWorkspaceOwned>().ToList())
        {
            // In no workspace: what a person does with their account is written into the chain of each of theirs (AuditPersonLog).
            var isAppended = context.WorkspaceOrNone is null && entry is { State: EntityState.Added, Entity: AuditEntry { WorkspaceId: var chain } } && chain != Guid.Empty;
            if (!isAppended && (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                Check(entry, context.WorkspaceId);
            }
        }
    }

    private static void Check(EntityEntry<IWorkspaceOwned> entry, Guid workspaceId)
    {
        var property = entry.Property(row => row.WorkspaceId);
        if (entry.State is EntityState.Added && property.CurrentValue == Guid.Empty)
        {
            property.CurrentValue = workspaceId;
        }

        // A changed row is judged by both values: one that was foreign, and one that would be given away.
        if (property.CurrentValue != workspaceId || (entry.State is not EntityState.Added && property.OriginalValue != workspaceId))
        {
            throw new InvalidOperationException($"A row of {entry.Metadata.ClrType.Name} belongs to another workspace and was not written.");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Quotas;
using Studio.Data.Workspaces;

namespace Studio.Jobs.Quotas;

/// <summary>Storage for pictures that members bring: what does not fit into their limit or the workspace's is refused, and noted for those who set the limits. Scoped: acts in the current workspace.</summary>
public sealed class StorageRoom(IDbContextFactory<StudioDbContext> contexts, RefusalNotes notes)
{
    /// <summary>Before a byte is written.</summary>
    /// <exception cref="QuotaExceeded">It does not fit.</exception>
    public Task RequireAsync(Guid userId, long bytes, CancellationToken ct) => notes.WatchAsync(
        userId,
        async () =>
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await CheckAsync(db, userId, bytes, ct);
        },
        ct);

    /// <summary>Saves what the context tracks, if it still fits. Whoever brings pictures stands in a line by the lock of the limits' rows: many tabs at once do not overdraw, and without limits there is no line.</summary>
    /// <exception cref="QuotaExceeded">It does not fit.</exception>
    public Task SaveAsync(StudioDbContext db, Guid userId, long bytes, CancellationToken ct) => notes.WatchAsync(
        userId,
        async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.QuotaLimits.ExecuteUpdateAsync(set => set.SetProperty(l => l.StorageBytes, l => l.StorageBytes), ct);
            await CheckAsync(db, userId, bytes, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        },
        ct);

    private static async Task CheckAsync(StudioDbContext db, Guid userId, long bytes, CancellationToken ct)
    {
        var role = await db.Memberships.Where(m => m.UserId == userId).Select(m => (Role?)m.Role).SingleOrDefaultAsync(ct);
        var own = role is { } known ? QuotaLimit.SubjectOf(known) : null;
        var limits = await db.QuotaLimits.AsNoTracking().Where(l => l.StorageBytes != null && (l.Subject == QuotaSubject.Workspace || l.Subject == own)).ToListAsync(ct);
        foreach (var limit in limits.OrderBy(l => l.Subject))
        {
            var (most, everybody) = (limit.StorageBytes!.Value, limit.Subject == QuotaSubject.Workspace);
            var used = await db.Images.AlsoHidden().Where(i => everybody || i.CreatedById == userId).SumAsync(i => i.ByteCount, ct);
            if (used + bytes > most)
            {
                throw QuotaRefusal.Brought(bytes, everybody, most, used);
            }
        }
    }
}

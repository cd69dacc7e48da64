using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Data.Tenancy;
using Studio.Jobs.Forecast;

namespace Studio.Jobs.Quotas;

/// <summary>Looks up what a member and the workspace may use, and prepares a reservation. Scoped: acts in the current workspace.</summary>
public sealed class QuotaDesk(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    /// <summary>Before the transaction that queues: makes sure that there are rows to reserve in.</summary>
    /// <param name="startsAt">When the pictures may start; null for now. It is that day they count for.</param>
    public async Task<QuotaReservation> PrepareAsync(Guid authorId, GenerationSettings settings, string modelHash, int pictures, DateTime? startsAt, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var zone = await db.Workspaces.Where(w => w.Id == workspace.Id).Select(w => w.TimeZone).SingleAsync(ct);
        var role = await db.Memberships.Where(m => m.UserId == authorId).Select(m => (Data.Workspaces.Role?)m.Role).SingleOrDefaultAsync(ct);
        var limits = await db.QuotaLimits.AsNoTracking().ToListAsync(ct);
        var milliseconds = CostModel.Picture(await CostModel.ReadAsync(db, ct), modelHash, settings) ?? 0;
        var (width, height) = settings.LargestPass();
        var day = QuotaDay.At(startsAt ?? time.GetUtcNow().UtcDateTime, zone);
        foreach (var holder in (Guid[])[workspace.Id, authorId])
        {
            await EnsureRowAsync(holder, day.Date, ct);
        }

        return new QuotaReservation(
            workspace,
            authorId,
            new QuotaAsk(pictures, double.IsFinite(milliseconds) ? (long)milliseconds : 0, Math.Max(width, height)),
            day,
            limits.SingleOrDefault(l => l.Subject == QuotaSubject.Workspace),
            role is { } known ? limits.SingleOrDefault(l => l.Subject == QuotaLimit.SubjectOf(known)) : null);
    }

    private async Task EnsureRowAsync(Guid holder, DateOnly day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.QuotaUses.AnyAsync(u => u.HolderId == holder && u.Day == day, ct))
        {
            return;
        }

        db.Add(new QuotaUse { HolderId = holder, Day = day });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Somebody else was first.
            db.ChangeTracker.Clear();
            if (!await db.QuotaUses.AnyAsync(u => u.HolderId == holder && u.Day == day, ct))
            {
                throw;
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Jobs.Events;
using Studio.Jobs.Quotas;

namespace Studio.Jobs.Claims;

/// <summary>Takes the next picture by fair share over all workspaces and keeps its lease. Singleton; any number of processes may do this at once.</summary>
internal sealed class PictureClaims(IServiceScopeFactory scopes, Lease lease, StudioEvents events, TimeProvider time)
{
    /// <summary>Null when nothing waits.</summary>
    public async Task<ClaimedPicture?> NextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        while (true)
        {
            var candidate = await CandidateAsync(db, ct);
            if (candidate is null)
            {
                return null;
            }

            if (await TryClaimAsync(db, candidate, ct))
            {
                return candidate;
            }
        }
    }

    /// <summary>One more of the same generation, to be drawn together with one that is ours; null when none waits that was never tried, or its member may not have more at once.</summary>
    public async Task<ClaimedPicture?> BesideAsync(ClaimedPicture ours, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        while (true)
        {
            var next = await DeviceUse.WaitingOfAllWorkspaces(db, time.GetUtcNow().UtcDateTime)
                .Where(p => p.Picture.GenerationId == ours.GenerationId && p.Picture.Attempt == 0)
                .OrderBy(p => p.Picture.Ordinal)
                .Select(p => (Guid?)p.Picture.Id)
                .FirstOrDefaultAsync(ct);
            if (next is not { } pictureId || (await AtOnceLimit.MayStartAsync(db, [new WaitingMember(new Member(ours.WorkspaceId, ours.UserId), ours.StartedAt)], ct)).Count == 0)
            {
                return null;
            }

            var another = ours with { PictureId = pictureId, Attempt = 1 };
            if (await TryClaimAsync(db, another, ct))
            {
                return another;
            }
        }
    }

    /// <summary>Extends the lease by <see cref="Lease.Seconds"/> of the database's clock, if it is still ours.</summary>
    public async Task<LeaseState> RenewAsync(ClaimedPicture claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        var ours = Ours(db, claim);
        if (await DatabaseClock.LeaseAsync(ours, ct) == 0)
        {
            return LeaseState.Lost;
        }

        return await ours.AnyAsync(p => p.CancelRequested, ct) ? LeaseState.CancelRequested : LeaseState.Ours;
    }

    /// <summary>Counts one more attempt for a picture whose slot died; null when it is no longer ours.</summary>
    public async Task<ClaimedPicture?> NextAttemptAsync(ClaimedPicture claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        var changed = await Ours(db, claim).ExecuteUpdateAsync(set => set.SetProperty(p => p.Attempt, claim.Attempt + 1), ct);
        return changed == 1 ? claim with { Attempt = claim.Attempt + 1 } : null;
    }

    /// <summary>The rows (one or none) that this claim still owns.</summary>
    internal IQueryable<GenerationPicture> Ours(StudioDbContext db, ClaimedPicture claim)
    {
#pragma warning disable RS0030 // The claim names the picture, its holder and its attempt.
        return db.Pictures.IgnoreQueryFilters().Where(p =>
            p.Id == claim.PictureId && p.Status == PictureStatus.Running && p.LeaseHolder == lease.Holder && p.Attempt == claim.Attempt);
#pragma warning restore RS0030
    }

    private static async Task<StudioDbContext> ContextAsync(AsyncServiceScope scope, CancellationToken ct)
    {
        return await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
    }

    private async Task<ClaimedPicture?> CandidateAsync(StudioDbContext db, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var queued = DeviceUse.WaitingOfAllWorkspaces(db, now);
        return await CandidateAsync(db, queued.Where(p => !p.Generation.IsBatch), now, ct)
            ?? await CandidateAsync(db, queued.Where(p => p.Generation.IsBatch), now, ct);
    }

    private static async Task<ClaimedPicture?> CandidateAsync(StudioDbContext db, IQueryable<DeviceUse.PictureOfMember> queued, DateTime now, CancellationToken ct)
    {
        var waiting = await queued
            .GroupBy(p => new { p.Picture.WorkspaceId, p.UserId })
            .Select(g => new { g.Key.WorkspaceId, g.Key.UserId, Oldest = g.Min(p => p.Picture.QueuedAt) })
            .ToListAsync(ct);
        var members = await AtOnceLimit.MayStartAsync(db, [.. waiting.Select(w => new WaitingMember(new(w.WorkspaceId, w.UserId), w.Oldest))], ct);
        if (members.Count == 0)
        {
            return null;
        }

        var next = (await DeviceUse.RecentAsync(db, now, ct)).Next(members)!.Member;
        return await queued
            .Where(p => p.Picture.WorkspaceId == next.WorkspaceId && p.UserId == next.UserId)
            .OrderBy(p => p.Picture.QueuedAt).ThenBy(p => p.Picture.GenerationId).ThenBy(p => p.Picture.Ordinal)
            .Select(p => new ClaimedPicture(p.Picture.WorkspaceId, p.UserId, p.Picture.GenerationId, p.Picture.Id, p.Picture.Attempt + 1) { StartedAt = now })
            .FirstOrDefaultAsync(ct);
    }

    private async Task<bool> TryClaimAsync(StudioDbContext db, ClaimedPicture candidate, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await DatabaseClock.ClaimAsync(db, candidate, lease.Holder, candidate.StartedAt, ct) == 0)
        {
            return false;
        }

        await GenerationStatusSave.ApplyAsync(db, candidate.GenerationId, time, ct);
        await transaction.CommitAsync(ct);
        events.Publish(candidate.WorkspaceId, new PictureEvent(candidate.GenerationId, candidate.PictureId, PictureStatus.Running, ImageId: null));
        events.Publish(candidate.WorkspaceId, new QueueEvent());
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tasks;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tasks;

/// <summary>Takes the background task that waits longest, keeps its lease and writes its end. Singleton; any number of processes may do this at once.</summary>
internal sealed class TaskClaims(IServiceScopeFactory scopes, Lease lease, StudioEvents events, TimeProvider time)
{
    /// <summary>Null when nothing waits that may begin already.</summary>
    public async Task<ClaimedTask?> NextAsync(SlotKind lane, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        while (true)
        {
            var candidate = await DatabaseClock.Due(db).In(lane)
                .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id)
                .Select(t => new ClaimedTask(t.WorkspaceId, t.Id, t.Kind, t.Input, t.CreatedById, t.Attempt + 1))
                .FirstOrDefaultAsync(ct);
            if (candidate is null)
            {
                return null;
            }

            if (await DatabaseClock.ClaimAsync(db, candidate, lease.Holder, time.GetUtcNow().UtcDateTime, ct) == 1)
            {
                events.Publish(candidate.WorkspaceId, new TaskEvent(candidate.TaskId, BackgroundTaskStatus.Running, Progress: 0));
                return candidate;
            }
        }
    }

    public async Task<LeaseState> RenewAsync(ClaimedTask claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        if (await DatabaseClock.LeaseAsync(Ours(db, claim), ct) == 0)
        {
            return LeaseState.Lost;
        }

        return await Ours(db, claim).AnyAsync(t => t.CancelRequested, ct) ? LeaseState.CancelRequested : LeaseState.Ours;
    }

    public async Task SaveProgressAsync(ClaimedTask claim, double progress, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        await Ours(db, claim).ExecuteUpdateAsync(set => set.SetProperty(t => t.Progress, progress), ct);
    }

    public Task EndAsync(ClaimedTask claim, BackgroundTaskStatus status, string? error, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var progress = status == BackgroundTaskStatus.Succeeded ? 1 : 0;
        return MoveAsync(claim, status, progress, set =>
        {
            set.SetProperty(t => t.Error, error).SetProperty(t => t.FinishedAt, now);
            if (status == BackgroundTaskStatus.Succeeded)
            {
                set.SetProperty(t => t.Progress, 1);
            }
        }, ct);
    }

    /// <summary>Back into the queue for a later attempt.</summary>
    public Task PauseAsync(ClaimedTask claim, TimeSpan pause, CancellationToken ct) =>
        MoveAsync(claim, BackgroundTaskStatus.Queued, progress: 0, set => DatabaseClock.Pause(set, pause.TotalSeconds), ct);

    /// <summary>For a shutdown: the attempt does not count.</summary>
    public Task RequeueAsync(ClaimedTask claim, CancellationToken ct) =>
        MoveAsync(claim, BackgroundTaskStatus.Queued, progress: 0, set => set.SetProperty(t => t.Attempt, claim.Attempt - 1), ct);

    /// <summary>What a node that died was running waits again; it finds for itself how far it had come.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RequeueExpiredAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        return await DatabaseClock.ExpiredTasks(db).ExecuteUpdateAsync(
            set => set.SetProperty(t => t.Status, BackgroundTaskStatus.Queued).SetProperty(t => t.LeaseHolder, (Guid?)null), ct);
    }

    public async Task<int> CountWaitingAsync(SlotKind lane, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        return await DatabaseClock.Due(db).In(lane).CountAsync(ct);
    }

    private static StudioDbContext Context(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext();

    private async Task MoveAsync(
        ClaimedTask claim, BackgroundTaskStatus status, double progress, Action<UpdateSettersBuilder<BackgroundTask>> more, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = Context(scope);
        var moved = await Ours(db, claim).ExecuteUpdateAsync(
            set =>
            {
                set.SetProperty(t => t.Status, status).SetProperty(t => t.LeaseHolder, (Guid?)null);
                more(set);
            },
            ct);
        if (moved == 1)
        {
            events.Publish(claim.WorkspaceId, new TaskEvent(claim.TaskId, status, progress));
        }
    }

    private IQueryable<BackgroundTask> Ours(StudioDbContext db, ClaimedTask claim)
    {
#pragma warning disable RS0030 // The claim names the task, its holder and its attempt.
        return db.BackgroundTasks.IgnoreQueryFilters().Where(t =>
            t.Id == claim.TaskId && t.Status == BackgroundTaskStatus.Running && t.LeaseHolder == lease.Holder && t.Attempt == claim.Attempt);
#pragma warning restore RS0030
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tasks;
using Studio.Jobs.Events;

namespace Studio.Jobs.Claims;

/// <summary>Finds work whose worker went away. Singleton; several nodes may sweep at once, each row is moved by one of them.</summary>
internal sealed partial class LeaseSweep(
    IServiceScopeFactory scopes, Lease lease, IOptions<DataOptions> data, RunningWork running, LiveWork live, StudioEvents events, TimeProvider time, ILogger<LeaseSweep> logger)
{
    /// <summary>SQLite has one process: whatever an earlier start left behind is nobody's, and need not wait for its lease to end.</summary>
    public async Task ExpireEarlierStartsAsync(CancellationToken ct)
    {
        if (data.Value.IsPostgreSql)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        var past = DateTime.UnixEpoch;
#pragma warning disable RS0030 // The sweep serves all workspaces.
        await db.Pictures.IgnoreQueryFilters().Where(p => p.Status == PictureStatus.Running && p.LeaseHolder != lease.Holder)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LeaseUntil, past), ct);
        await db.Upsamplings.IgnoreQueryFilters().Where(u => u.Status == UpsamplingStatus.Writing && u.LeaseHolder != lease.Holder)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LeaseUntil, past), ct);
        await db.BackgroundTasks.IgnoreQueryFilters().Where(t => t.Status == BackgroundTaskStatus.Running && t.LeaseHolder != lease.Holder)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LeaseUntil, past), ct);
#pragma warning restore RS0030
    }

    /// <summary>How many pieces of work it took back.</summary>
    public async Task<int> RequeueExpiredAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        var upsamplings = await DatabaseClock.ExpiredUpsamplings(db).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Status, UpsamplingStatus.Queued).SetProperty(u => u.LeaseHolder, (Guid?)null), ct);
        if (upsamplings > 0)
        {
            Requeued(logger, upsamplings, "prompts");
        }

        var expired = await DatabaseClock.Expired(db).AsNoTracking()
            .Select(p => new ExpiredPicture(p.WorkspaceId, p.GenerationId, p.Id, p.Attempt, p.CancelRequested))
            .ToListAsync(ct);

        // Of ours only what nobody works on: a lease also ends while the database is locked and the drawn picture waits to be stored.
        expired.RemoveAll(picture => running.IsRunning(picture.PictureId));
        foreach (var picture in expired)
        {
            await MoveAsync(db, picture, ct);
        }

        if (expired.Count > 0)
        {
            Requeued(logger, expired.Count, "pictures");
        }

        return upsamplings + expired.Count;
    }

    public async Task<(int Pictures, int Upsamplings, int Remote)> CountWaitingAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        var pictures = await DeviceUse.WaitingOfAllWorkspaces(db, time.GetUtcNow().UtcDateTime).CountAsync(ct);
#pragma warning disable RS0030 // Only a number leaves this method.
        var upsamplings = await db.Upsamplings.IgnoreQueryFilters().CountAsync(u => u.Status == UpsamplingStatus.Queued && u.RemoteWriterId == null, ct);
        var remote = await db.Upsamplings.IgnoreQueryFilters().CountAsync(u => u.Status == UpsamplingStatus.Queued && u.RemoteWriterId != null, ct);
#pragma warning restore RS0030
        return (pictures, upsamplings, remote);
    }

    private static async Task<StudioDbContext> ContextAsync(AsyncServiceScope scope, CancellationToken ct)
    {
        return await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
    }

    private async Task MoveAsync(StudioDbContext db, ExpiredPicture picture, CancellationToken ct)
    {
        var next = picture.CancelRequested ? PictureStatus.Canceled
            : picture.Attempt >= Lease.MaxAttempts ? PictureStatus.Failed
            : PictureStatus.Queued;
        var reason = next == PictureStatus.Failed ? $"The studio stopped {picture.Attempt} times in the middle of this picture. Try again, or try a smaller size." : null;
        DateTime? finished = next == PictureStatus.Queued ? null : time.GetUtcNow().UtcDateTime;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var changed = await DatabaseClock.Expired(db)
            .Where(p => p.Id == picture.PictureId && p.Attempt == picture.Attempt)
            .ExecuteUpdateAsync(set => set
                .SetProperty(p => p.Status, next)
                .SetProperty(p => p.FailureReason, reason)
                .SetProperty(p => p.FinishedAt, finished)
                .SetProperty(p => p.LeaseHolder, (Guid?)null), ct);
        if (changed == 0)
        {
            return;
        }

        await GenerationStatusSave.ApplyAsync(db, picture.GenerationId, time, ct);
        await transaction.CommitAsync(ct);
        live.RemovePicture(picture.WorkspaceId, picture.PictureId);
        events.Publish(picture.WorkspaceId, new PictureEvent(picture.GenerationId, picture.PictureId, next, ImageId: null));
        events.Publish(picture.WorkspaceId, new QueueEvent());
    }

    [LoggerMessage(LogLevel.Information, "{Count} {What} whose worker went away were put back into the queue")]
    private static partial void Requeued(ILogger logger, int count, string what);

    private sealed record ExpiredPicture(Guid WorkspaceId, Guid GenerationId, Guid PictureId, int Attempt, bool CancelRequested);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Prompts;

namespace Studio.Jobs.Claims;

/// <summary>Takes the prompt that waits longest and keeps its lease. Singleton; any number of processes may do this at once.</summary>
internal sealed class UpsamplingClaims(IServiceScopeFactory scopes, Lease lease, TimeProvider time)
{
    /// <summary>Of a workspace whose address hangs, no more than these wait there at once.</summary>
    private const int MostOfOneWorkspace = 2;

    /// <summary>For the model of this machine.</summary>
    public Task<ClaimedUpsampling?> NextAsync(CancellationToken ct) => NextAsync(waiting => waiting.Where(u => u.RemoteWriterId == null), ClaimAsync, ct);

    /// <summary>For a model at an address.</summary>
    public Task<ClaimedUpsampling?> NextRemoteAsync(CancellationToken ct) => NextAsync(
        waiting => waiting.Where(u => u.RemoteWriterId != null
            && waiting.Count(other => other.WorkspaceId == u.WorkspaceId && other.RemoteWriterId != null && other.Status == UpsamplingStatus.Writing) < MostOfOneWorkspace),
        ClaimRemoteAsync,
        ct);

    private async Task<ClaimedUpsampling?> NextAsync(
        Func<IQueryable<Upsampling>, IQueryable<Upsampling>> lane, Func<StudioDbContext, ClaimedUpsampling, CancellationToken, Task<bool>> claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        while (true)
        {
#pragma warning disable RS0030 // The queue serves all workspaces; what leaves this file are ids.
            var candidate = await lane(db.Upsamplings.IgnoreQueryFilters())
                .Where(u => u.Status == UpsamplingStatus.Queued)
                // What evaluations need comes when nobody else waits.
                .OrderBy(u => db.Turns.IgnoreQueryFilters().Any(t => t.Id == u.TurnId && db.Threads.IgnoreQueryFilters().Any(thread => thread.Id == t.ThreadId && thread.EvaluationId != null)))
                .ThenBy(u => u.CreatedAt).ThenBy(u => u.Id)
                .Select(u => new ClaimedUpsampling(u.WorkspaceId, u.TurnId, u.Id))
                .FirstOrDefaultAsync(ct);
#pragma warning restore RS0030
            if (candidate is null)
            {
                return null;
            }

            if (await claim(db, candidate, ct))
            {
                return candidate;
            }
        }
    }

    private async Task<bool> ClaimAsync(StudioDbContext db, ClaimedUpsampling candidate, CancellationToken ct) =>
        await DatabaseClock.ClaimAsync(db, candidate, lease.Holder, time.GetUtcNow().UtcDateTime, ct) == 1;

    /// <summary>Counts and claims in one turn of the workspace: two who counted at the same time would both find a place, and both take it.</summary>
    private async Task<bool> ClaimRemoteAsync(StudioDbContext db, ClaimedUpsampling candidate, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // An update that changes nothing takes the row's lock until the transaction ends, on both databases.
        await db.Workspaces.Where(w => w.Id == candidate.WorkspaceId).ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, w => w.Name), ct);
#pragma warning disable RS0030 // The queue serves all workspaces; what is counted are those of one.
        var writing = await db.Upsamplings.IgnoreQueryFilters().CountAsync(u => u.WorkspaceId == candidate.WorkspaceId && u.RemoteWriterId != null && u.Status == UpsamplingStatus.Writing, ct);
#pragma warning restore RS0030
        var isOurs = writing < MostOfOneWorkspace && await ClaimAsync(db, candidate, ct);
        await transaction.CommitAsync(ct);
        return isOurs;
    }

    public async Task<LeaseState> RenewAsync(ClaimedUpsampling claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        return await DatabaseClock.LeaseAsync(Ours(db, claim), ct) == 1 ? LeaseState.Ours : LeaseState.Lost;
    }

    /// <summary>Keeps what was written so far, for a page that loads after a crash.</summary>
    public async Task SaveTextAsync(ClaimedUpsampling claim, string text, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        await Ours(db, claim).ExecuteUpdateAsync(set => set.SetProperty(u => u.Text, text), ct);
    }

    /// <summary>Back into the queue: the next one writes it again with the same seed.</summary>
    public async Task RequeueAsync(ClaimedUpsampling claim, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var db = await ContextAsync(scope, ct);
        await Ours(db, claim).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.Status, UpsamplingStatus.Queued).SetProperty(u => u.LeaseHolder, (Guid?)null), ct);
    }

    private IQueryable<Upsampling> Ours(StudioDbContext db, ClaimedUpsampling claim)
    {
#pragma warning disable RS0030 // The claim names the row and its holder.
        return db.Upsamplings.IgnoreQueryFilters().Where(u =>
            u.Id == claim.UpsamplingId && u.Status == UpsamplingStatus.Writing && u.LeaseHolder == lease.Holder);
#pragma warning restore RS0030
    }

    private static async Task<StudioDbContext> ContextAsync(AsyncServiceScope scope, CancellationToken ct)
    {
        return await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(ct);
    }
}

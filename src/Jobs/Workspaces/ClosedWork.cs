using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Workspaces;

/// <summary>
/// Nothing is made in a workspace that is closed: what waits is cancelled at once, what runs at its next step. Called when one is closed, and by the sweep
/// for what came in between and for a crash after the closing. Singleton.
/// </summary>
public sealed class ClosedWork(IServiceScopeFactory scopes, WorkspaceScope workspaces, WorkStop stop, RunningWork running, TimeProvider time)
{
    public Task StopAsync(Guid workspaceId, CancellationToken ct) => workspaces.RunAsync(
        workspaceId,
        async (services, token) =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
            await StopTasksAsync(db, token);
            await stop.AllAsync(db, workspaceId, token);
        },
        ct);

    internal async Task SweepAsync(CancellationToken ct)
    {
        List<Guid> closed;
        await using (var scope = scopes.CreateAsyncScope())
        {
            await using var db = scope.ServiceProvider.GetRequiredService<AcrossWorkspaces>().CreateContext();
#pragma warning disable RS0030 // Ids of workspaces whose work has to stop.
            closed = await db.Workspaces.Where(w => w.ArchivedAt != null || w.DeleteAfter != null)
                .Where(w => db.Pictures.IgnoreQueryFilters().Any(p => p.WorkspaceId == w.Id && (p.Status == PictureStatus.Queued || (p.Status == PictureStatus.Running && !p.CancelRequested)))
                    || db.Upsamplings.IgnoreQueryFilters().Any(u => u.WorkspaceId == w.Id && (u.Status == UpsamplingStatus.Queued || u.Status == UpsamplingStatus.Writing)))
                .Select(w => w.Id)
                .ToListAsync(ct);
#pragma warning restore RS0030
        }

        foreach (var workspaceId in closed)
        {
            await StopAsync(workspaceId, ct);
        }
    }

    /// <summary>Also a zip of everything: whoever wants it of a closed workspace asks again.</summary>
    private async Task StopTasksAsync(StudioDbContext db, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await db.BackgroundTasks.Where(t => t.Status == BackgroundTaskStatus.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Status, BackgroundTaskStatus.Canceled).SetProperty(t => t.FinishedAt, now), ct);
        var active = await db.BackgroundTasks.Where(t => t.Status == BackgroundTaskStatus.Running).Select(t => t.Id).ToListAsync(ct);
        await db.BackgroundTasks.Where(t => active.Contains(t.Id)).ExecuteUpdateAsync(set => set.SetProperty(t => t.CancelRequested, true), ct);
        active.ForEach(running.Cancel);
    }
}

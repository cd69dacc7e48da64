using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Handlers;
using Studio.Jobs.Models;

namespace Studio.Web.Models;

/// <summary>Downloads of this workspace that are not finished, and the last check of each model.</summary>
internal sealed class DownloadQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ModelHub hub, Downloads downloads)
{
    public async Task<IReadOnlyList<DownloadView>> OpenAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageModels);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tasks = await db.BackgroundTasks.AsNoTracking().Where(t => t.Kind == FetchModel.KindName)
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).ToListAsync(cancellationToken);
        return
        [
            .. tasks.Select(task => (Task: task, Input: Input(task)))
                .DistinctBy(known => (known.Input.Repository, known.Input.Commit, known.Input.File))
                .Where(known => known.Task.Status != BackgroundTaskStatus.Succeeded)
                .Select(known => View(known.Task, known.Input)),
        ];
    }

    /// <summary>By repository and revision.</summary>
    public async Task<ILookup<(string Repository, string Revision), VerifyView>> ChecksAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.ManageModels);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tasks = await db.BackgroundTasks.AsNoTracking().Where(t => t.Kind == VerifyModel.KindName && t.Status != BackgroundTaskStatus.Canceled)
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(50).ToListAsync(cancellationToken);
        return tasks.ToLookup(
            task =>
            {
                var input = JsonSerializer.Deserialize<VerifyModelInput>(task.Input, StudioJson.Options)!;
                return (input.Repository, input.Revision);
            },
            task => new VerifyView(task.Id, task.Status is BackgroundTaskStatus.Queued or BackgroundTaskStatus.Running, task.Progress, task.Error, task.FinishedAt));
    }

    internal static FetchModelInput Input(BackgroundTask task) => JsonSerializer.Deserialize<FetchModelInput>(task.Input, StudioJson.Options)!;

    private DownloadView View(BackgroundTask task, FetchModelInput input)
    {
        var live = downloads.Of(task.Id);
        var state = task.Status switch
        {
            BackgroundTaskStatus.Running when task.CancelRequested => DownloadState.Paused,
            BackgroundTaskStatus.Running => DownloadState.Running,
            BackgroundTaskStatus.Queued => DownloadState.Waiting,
            BackgroundTaskStatus.Canceled => DownloadState.Paused,
            _ => DownloadState.Failed,
        };
        var kept = live?.Done ?? hub.Cache.PartBytes(input.Repository);
        var share = live is { Total: > 0 } ? (double)live.Done / live.Total : input.Bytes > 0 ? Math.Min(1, (double)kept / input.Bytes) : task.Progress;
        return new DownloadView(task.Id, input.Repository, input.Commit, state, share, live?.Total ?? input.Bytes, kept, live, task.Error);
    }
}

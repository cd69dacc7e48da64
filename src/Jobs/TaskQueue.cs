using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;
using Studio.Jobs.Tasks;
using Studio.Jobs.Tickets;

namespace Studio.Jobs;

/// <summary>What people do to background tasks: begin, cancel. Scoped: acts in the current workspace.</summary>
public sealed class TaskQueue(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    IEnumerable<TaskKind> kinds,
    TicketOffice tickets,
    RunningWork running,
    StudioEvents events,
    TimeProvider time)
{
    public async Task<Guid> EnqueueAsync<TInput>(string kind, TInput input, CancellationToken ct)
    {
        workspace.Access.Require(NeededFor(kind));
        var task = new BackgroundTask
        {
            Kind = kind,
            Input = JsonSerializer.Serialize(input, StudioJson.Options),
            CreatedById = workspace.Access.UserId ?? throw StudioException.Forbidden("This is begun by a person; sign in."),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Add(task);
        await db.SaveChangesAsync(ct);
        events.Publish(workspace.Id, new TaskEvent(task.Id, BackgroundTaskStatus.Queued, Progress: 0));
        await tickets.IssueForNewAsync(TaskLane.Of(kind), count: 1, ct);
        return task.Id;
    }

    /// <summary>A waiting task is cancelled at once; a running one at the next thing it waits for. What it did stays done.</summary>
    public async Task CancelAsync(Guid taskId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var task = await db.BackgroundTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, ct)
            ?? throw StudioException.NotFound("This work is no longer there.");
        workspace.Access.Require(NeededFor(task.Kind));

        // Written first, then signalled: whoever runs it sees the request at its next renewal even when the signal is lost.
        var now = time.GetUtcNow().UtcDateTime;
        var ended = await db.BackgroundTasks.Where(t => t.Id == taskId && t.Status == BackgroundTaskStatus.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Status, BackgroundTaskStatus.Canceled).SetProperty(t => t.FinishedAt, now), ct);
        await db.BackgroundTasks.Where(t => t.Id == taskId && t.Status == BackgroundTaskStatus.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.CancelRequested, true), ct);
        running.Cancel(taskId);
        if (ended == 1)
        {
            events.Publish(workspace.Id, new TaskEvent(taskId, BackgroundTaskStatus.Canceled, Progress: 0));
        }
    }

    private Permission NeededFor(string kind) => kinds.FirstOrDefault(known => known.Name == kind)?.Needs
        ?? throw StudioException.NotFound("This version of the studio does not know how to do this.");
}

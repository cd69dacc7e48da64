using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Retention;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;
using Studio.Jobs.Handlers;

namespace Studio.Web.Moderation.Retention;

/// <summary>How long moderation keeps what, what would be deleted, and deleting it now. Scoped.</summary>
public sealed class RetentionActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, RetentionRules rules, RetentionPurge purge, TaskQueue tasks)
{
    /// <summary>A dry run: nothing is deleted.</summary>
    public async Task<RetentionView> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        var due = await purge.CountAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var task = await context.BackgroundTasks.AsNoTracking().Where(task => task.Kind == ApplyRetention.KindName)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id)
            .Select(task => new RetentionTask(task.Id, task.Status, task.Progress, task.Error)).FirstOrDefaultAsync(cancellationToken);
        return new RetentionView(due, task);
    }

    public Task SetAsync(RetainedData data, int days, CancellationToken cancellationToken) => rules.SetAsync(data, days, cancellationToken);

    /// <summary>Now, instead of with the studio's daily round.</summary>
    public Task<Guid> RunAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageRetention);
        return tasks.EnqueueAsync(ApplyRetention.KindName, new ApplyRetentionInput(workspace.Access.UserId), cancellationToken);
    }
}

/// <param name="Task">The last time that somebody asked for it; null for never.</param>
public sealed record RetentionView(IReadOnlyList<RetentionDue> Due, RetentionTask? Task)
{
    public bool IsRunning => Task?.Status is BackgroundTaskStatus.Queued or BackgroundTaskStatus.Running;

    public int Count => Due.Sum(due => due.Count);
}

public sealed record RetentionTask(Guid Id, BackgroundTaskStatus Status, double Progress, string? Error);

using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;
using Studio.Jobs.Handlers;

namespace Studio.Web.Gallery;

/// <summary>Empties the trash before its days are over: work in the background, which can be stopped.</summary>
public sealed class TrashActions(CurrentWorkspace workspace, TaskQueue tasks, TimeProvider time)
{
    /// <summary>What is deleted from now on keeps its days.</summary>
    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.DeleteAnyImage);
        await tasks.EnqueueAsync(EmptyTrash.KindName, new EmptyTrashInput(time.GetUtcNow().UtcDateTime, workspace.Access.UserId), cancellationToken);
    }

    /// <summary>What is gone already stays gone.</summary>
    public async Task StopAsync(Guid taskId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.DeleteAnyImage);
        await tasks.CancelAsync(taskId, cancellationToken);
    }
}

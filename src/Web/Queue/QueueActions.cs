using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;

namespace Studio.Web.Queue;

/// <summary>Presses of the queue page; the queue itself asks whose work it is.</summary>
public sealed class QueueActions(CurrentWorkspace workspace, GenerationQueue queue)
{
    public async Task CancelPictureAsync(Guid pictureId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CancelOwnWork);
        await queue.CancelPictureAsync(pictureId, cancellationToken);
    }

    public async Task CancelGenerationAsync(Guid generationId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CancelOwnWork);
        await queue.CancelGenerationAsync(generationId, cancellationToken);
    }

    public async Task RetryAsync(IReadOnlyList<Guid> pictureIds, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        foreach (var pictureId in pictureIds)
        {
            await queue.RetryPictureAsync(pictureId, cancellationToken);
        }
    }
}

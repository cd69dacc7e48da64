using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;

namespace Studio.Web.Queue;

/// <summary>Presses of the queue page; the queue itself asks whose work it is.</summary>
public sealed class QueueActions(CurrentWorkspace workspace, GenerationQueue queue, QueuePauses pauses)
{
    public async Task PauseMineAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CancelOwnWork);
        await pauses.PauseMineAsync(cancellationToken);
    }

    public async Task ResumeMineAsync(CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CancelOwnWork);
        await pauses.ResumeMineAsync(cancellationToken);
    }

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

    /// <summary>Each picture is tried for itself: one that cannot be, because somebody was quicker, does not keep the others waiting.</summary>
    public async Task RetryAsync(IReadOnlyList<Guid> pictureIds, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        var left = new List<StudioException>();
        foreach (var pictureId in pictureIds)
        {
            try
            {
                await queue.RetryPictureAsync(pictureId, cancellationToken);
            }
            catch (StudioException refusal)
            {
                left.Add(refusal);
            }
        }

        if (left.Count > 0)
        {
            throw Left(left, pictureIds.Count);
        }
    }

    private static StudioException Left(List<StudioException> left, int all)
    {
        if (all == 1)
        {
            return left[0];
        }

        var reasons = string.Join(' ', left.Select(refusal => refusal.Message).Distinct(StringComparer.Ordinal));
        return new StudioException($"{all - left.Count} of {all} pictures are back in the queue. The others stay as they are: {reasons}", left[0].Kind, left[0]);
    }
}

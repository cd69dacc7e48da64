using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;
using Studio.Jobs.Replays;

namespace Studio.Web.Images;

/// <summary>What only the page of a picture does. Favourites and the trash are GalleryActions'.</summary>
public sealed class ImageActions(CurrentWorkspace workspace, GenerationQueue queue)
{
    /// <summary>Makes the picture once more from its record; what came of it is compared by ReplayQueries.</summary>
    public async Task<Guid> ReplayAsync(ImageView image, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.CreateImages);
        if (image.Place is not { } place || image.Seed is not { } seed || ReplaySettings.Of(image.Provenance) is not { } settings)
        {
            throw new StudioException("This picture was not made here, so it cannot be run again. Reuse prompt starts from what is known about it.");
        }

        return await queue.EnqueueAsync(new NewGeneration(place.TurnId, place.RevisionId, settings, GenerationKind.Replay, image.Id, [seed]), cancellationToken);
    }
}

using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Images;

public sealed class ReplayQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    /// <summary>Null for a picture that was never run again.</summary>
    public async Task<ReplayView?> LatestAsync(ImageView image, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var replay = await db.Generations.AsNoTracking()
            .Where(generation => generation.ParentImageId == image.Id && generation.Kind == GenerationKind.Replay)
            .OrderByDescending(generation => generation.CreatedAt).ThenByDescending(generation => generation.Id)
            .Select(generation => new
            {
                generation.Id,
                generation.Status,
                generation.CreatedAt,
                Picture = generation.Pictures.OrderBy(picture => picture.Ordinal).Select(picture => new { picture.ImageId, picture.FailureReason, picture.FinishedAt }).First(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (replay is null)
        {
            return null;
        }

        var result = await db.Images.AsNoTracking().Where(other => other.Id == replay.Picture.ImageId)
            .Select(other => new { other.Id, other.PixelHash, other.Provenance, other.DeletedAt }).SingleOrDefaultAsync(cancellationToken);
        return new ReplayView(
            replay.Id, replay.Status, replay.Picture.FinishedAt ?? replay.CreatedAt, result is { DeletedAt: null } ? result.Id : null, result?.PixelHash == image.PixelHash,
            result is null ? null : ReplayDifference.Between(image.Provenance, result.Provenance), replay.Picture.FailureReason);
    }
}

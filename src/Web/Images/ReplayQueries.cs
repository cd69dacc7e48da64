using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Replays;

namespace Studio.Web.Images;

public sealed class ReplayQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ReplayReports reports)
{
    /// <summary>Null for a picture that was never run again.</summary>
    public async Task<ReplayView?> LatestAsync(Guid imageId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var replay = await db.Generations.AsNoTracking()
            .Where(generation => generation.ParentImageId == imageId && generation.Kind == GenerationKind.Replay)
            .OrderByDescending(generation => generation.CreatedAt).ThenByDescending(generation => generation.Id)
            .Select(generation => new
            {
                generation.Id,
                generation.Status,
                At = generation.FinishedAt ?? generation.CreatedAt,
                Picture = generation.Pictures.OrderBy(picture => picture.Ordinal).Select(picture => new { picture.ImageId, picture.FailureReason }).First(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (replay is null)
        {
            return null;
        }

        var report = replay.Picture.ImageId is { } result ? await reports.OfAsync(result, cancellationToken) : null;
        return new ReplayView(replay.Id, replay.Status, replay.At, report?.ReplayImageId, report is { SameBytes: true }, report?.Sentence ?? replay.Picture.FailureReason);
    }
}

using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;
using Studio.Jobs.Moderation;

namespace Studio.Web.Profile.Portraits;

/// <summary>
/// A portrait is seen in every workspace of the person, and no queue holds it for a moderator: what any of them would not show unseen is not taken,
/// and is kept back where the person joins one or its rules become stricter.
/// </summary>
internal sealed class PortraitScreening(Doors doors, WorkspaceScope workspaces, PictureScreener screener)
{
    /// <param name="userId">Whose it becomes.</param>
    /// <param name="png">The portrait itself.</param>
    /// <param name="imageId">The picture it was cut from: in its workspace it was decided about already.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task RequireAsync(Guid userId, byte[] png, Guid? imageId, CancellationToken cancellationToken)
    {
        var all = await doors.WorkspacesOfAsync(userId, cancellationToken);
        if (all.Count == 0)
        {
            throw StudioException.Conflict("A portrait is for the members of your workspaces, and you are in none yet.");
        }

        var safety = await ScoreAsync(png, cancellationToken);
        if (await HolderAsync(all, safety, imageId, cancellationToken) is { } holder)
        {
            throw safety is null
                ? StudioException.Unavailable("The screening of pictures does not answer, so this one was not kept. Try again in a moment.")
                : new StudioException($"The screening takes this for a picture that {holder.Name} shows to nobody before a moderator looked at it, and nobody looks at portraits first. Choose another one.");
        }
    }

    /// <summary>Which of these the workspace would not show unseen. It asks the database as often for one as for thousands.</summary>
    public Task<IReadOnlyCollection<Guid>> HeldInAsync(Guid workspaceId, IReadOnlyCollection<ScoredPortrait> portraits, CancellationToken cancellationToken) =>
        workspaces.RunAsync(workspaceId, (services, token) => HeldAsync(services, portraits, token), cancellationToken);

    /// <summary>Null where nothing can score it now.</summary>
    public Task<ImageSafety?> ScoreAsync(byte[] png, CancellationToken cancellationToken)
    {
        var picture = PngReader.Read(png);
        return screener.ScoreAsync(picture.Width, picture.Height, picture.Rgb, cancellationToken);
    }

    /// <summary>The first workspace that would not show it unseen.</summary>
    private async Task<WorkspaceDoor?> HolderAsync(IReadOnlyList<WorkspaceDoor> all, ImageSafety? safety, Guid? imageId, CancellationToken cancellationToken)
    {
        foreach (var door in all)
        {
            if (await workspaces.RunAsync(door.Id, (services, token) => HoldsAsync(services, safety, imageId, token), cancellationToken))
            {
                return door;
            }
        }

        return null;
    }

    private static async Task<bool> HoldsAsync(IServiceProvider services, ImageSafety? safety, Guid? imageId, CancellationToken cancellationToken)
    {
        if (!IsHeld(safety, await RulesAsync(services, cancellationToken)))
        {
            return false;
        }

        return imageId is not { } id || !await services.GetRequiredService<StudioDbContext>().Images.AnyAsync(image => image.Id == id, cancellationToken);
    }

    private static async Task<IReadOnlyCollection<Guid>> HeldAsync(IServiceProvider services, IReadOnlyCollection<ScoredPortrait> portraits, CancellationToken cancellationToken)
    {
        var rules = await RulesAsync(services, cancellationToken);
        var held = portraits.Where(portrait => IsHeld(portrait.Safety, rules)).Select(portrait => portrait.Row).ToList();
        if (!held.Exists(row => row.ImageId is not null))
        {
            return [.. held.Select(row => row.Id)];
        }

        var context = services.GetRequiredService<StudioDbContext>();
        var own = await context.Images.Where(image => context.UserPortraits.Any(portrait => portrait.ImageId == image.Id)).Select(image => image.Id).ToHashSetAsync(cancellationToken);
        return [.. held.Where(row => row.ImageId is not { } id || !own.Contains(id)).Select(row => row.Id)];
    }

    private static Task<PictureRules> RulesAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IPictureRules>().InForceAsync(cancellationToken);

    private static bool IsHeld(ImageSafety? safety, PictureRules rules) => PictureScreening.Of(safety, rules) is { Standing: not ImageStanding.Shown };
}

using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;
using Studio.Jobs.Moderation;

namespace Studio.Web.Profile.Portraits;

/// <summary>
/// A portrait is seen in every workspace of the person, and no queue holds it for a moderator: what any of them would not show unseen is not taken.
/// </summary>
internal sealed class PortraitScreening(Doors doors, WorkspaceScope workspaces, PictureScreener screener)
{
    /// <param name="userId">Whose it becomes.</param>
    /// <param name="png">The portrait itself.</param>
    /// <param name="shownIn">The workspace whose gallery it was cut from: there it was decided about already.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task RequireAsync(Guid userId, byte[] png, Guid? shownIn, CancellationToken cancellationToken)
    {
        var all = await doors.WorkspacesOfAsync(userId, cancellationToken);
        if (all.Count == 0)
        {
            throw StudioException.Conflict("A portrait is for the members of your workspaces, and you are in none yet.");
        }

        var picture = PngReader.Read(png);
        var safety = await screener.ScoreAsync(picture.Width, picture.Height, picture.Rgb, cancellationToken);
        foreach (var door in all.Where(door => door.Id != shownIn))
        {
            var rules = await workspaces.RunAsync(door.Id, (services, token) => services.GetRequiredService<IPictureRules>().InForceAsync(token), cancellationToken);
            if (PictureScreening.Of(safety, rules) is { Standing: not ImageStanding.Shown })
            {
                throw safety is null
                    ? StudioException.Unavailable("The screening of pictures does not answer, so this one was not kept. Try again in a moment.")
                    : new StudioException($"The screening takes this for a picture that {door.Name} shows to nobody before a moderator looked at it, and nobody looks at portraits first. Choose another one.");
            }
        }
    }
}

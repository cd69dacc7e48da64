using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Pictures;

/// <summary>Approved: the picture is shown. Rejected: it is removed, and so is every portrait cut from it; its bytes stay for the case.</summary>
internal sealed class PictureConsequence : ICaseConsequence
{
    public bool Concerns(ModerationCase about) => about.ImageId is not null;

    public async Task ApplyAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken)
    {
        await StandAsync(context, about, verdict == CaseVerdict.Approved ? ImageStanding.Shown : ImageStanding.Removed, cancellationToken);
        if (verdict == CaseVerdict.Rejected)
        {
            await RemovePortraitsAsync(context, about.ImageId, cancellationToken);
        }
    }

    public Task UndoAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken) =>
        StandAsync(context, about, Before(about.Kind), cancellationToken);

    public Task SettledAsync(ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>As it was while the case was open.</summary>
    private static ImageStanding Before(CaseKind kind) => kind switch
    {
        CaseKind.Report => ImageStanding.Shown,
        CaseKind.Appeal => ImageStanding.Removed,
        _ => ImageStanding.Held,
    };

    private static Task StandAsync(StudioDbContext context, ModerationCase about, ImageStanding standing, CancellationToken cancellationToken) =>
        context.Images.AlsoHidden().Where(image => image.Id == about.ImageId)
            .ExecuteUpdateAsync(set => set.SetProperty(image => image.Standing, standing), cancellationToken);

    private static async Task RemovePortraitsAsync(StudioDbContext context, Guid? imageId, CancellationToken cancellationToken)
    {
        var portraits = context.UserPortraits.Where(portrait => portrait.ImageId == imageId);
        await context.Users.Where(user => portraits.Any(portrait => portrait.UserId == user.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.PortraitId, (Guid?)null), cancellationToken);
        await portraits.ExecuteDeleteAsync(cancellationToken);
    }
}

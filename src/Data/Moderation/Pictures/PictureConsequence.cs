using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Pictures;

/// <summary>Approved: the picture is shown. Rejected: it is removed; its bytes stay for the case. Whenever it is no longer shown, every portrait cut from it goes.</summary>
internal sealed class PictureConsequence : ICaseConsequence
{
    public bool Concerns(ModerationCase about) => about.ImageId is not null;

    public async Task ApplyAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken)
    {
        if (verdict == CaseVerdict.Rejected)
        {
            await StandAsync(context, about, ImageStanding.Removed, cancellationToken);
        }
        else if (Before(about.Kind) != ImageStanding.Shown)
        {
            await StandAsync(context, about, ImageStanding.Shown, cancellationToken);
        }
    }

    public Task UndoAsync(StudioDbContext context, ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken) =>
        Before(about.Kind) == ImageStanding.Shown
            ? verdict == CaseVerdict.Approved ? Task.CompletedTask : ShowAsync(context, about, cancellationToken)
            : StandAsync(context, about, Before(about.Kind), cancellationToken);

    public Task SettledAsync(ModerationCase about, CaseVerdict verdict, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>As it was while the case was open. What was shown then may have been removed by another case since: approving this one does not bring it back.</summary>
    private static ImageStanding Before(CaseKind kind) => kind switch
    {
        CaseKind.Report or CaseKind.Check or CaseKind.Derived => ImageStanding.Shown,
        CaseKind.Appeal or CaseKind.Returned => ImageStanding.Removed,
        _ => ImageStanding.Held,
    };

    /// <summary>Unless another case about it took it away.</summary>
    private static Task ShowAsync(StudioDbContext context, ModerationCase about, CancellationToken cancellationToken) =>
        context.Images.AlsoHidden()
            .Where(image => image.Id == about.ImageId
                && !context.Cases.Any(c => c.ImageId == about.ImageId && c.Id != about.Id && c.State == CaseState.Decided && c.Verdict == CaseVerdict.Rejected))
            .ExecuteUpdateAsync(set => set.SetProperty(image => image.Standing, ImageStanding.Shown), cancellationToken);

    private static async Task StandAsync(StudioDbContext context, ModerationCase about, ImageStanding standing, CancellationToken cancellationToken)
    {
        await context.Images.AlsoHidden().Where(image => image.Id == about.ImageId)
            .ExecuteUpdateAsync(set => set.SetProperty(image => image.Standing, standing), cancellationToken);
        if (standing != ImageStanding.Shown)
        {
            await UserPortraits.RemoveCutFromAsync(context, [about.ImageId!.Value], keptOf: null, cancellationToken);
        }
    }
}

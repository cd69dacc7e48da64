using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Cases;

/// <summary>What is decided along with a case: one decision for each, taken only if it is free. The others are left as they were, and counted.</summary>
internal sealed class CompanionPress(StudioDbContext context, WorkspaceAccess access, VerdictPress press, Guid me, Verdict verdict, DateTime now)
{
    public int Done { get; private set; }

    public int LeftOut { get; private set; }

    public async Task PutInAsync(ModerationCase main, Along along, DecidedHow how, CancellationToken cancellationToken)
    {
        foreach (var id in along.Cases.Distinct().Where(id => id != main.Id))
        {
            await TakeAndPutInAsync(id, cancellationToken);
        }

        // While a first view waits, or two differ, nothing is decided yet of which others hang.
        var isDecided = how is DecidedHow.Decision or DecidedHow.Alone or DecidedHow.Agreed;
        if (verdict.What == CaseVerdict.Approved)
        {
            await BringBackAsync(main, along, isDecided, cancellationToken);
            return;
        }

        if (!isDecided || main.ImageId is not { } parent)
        {
            LeftOut += along.Images.Count;
            return;
        }

        var derived = (await Descent.DescendantsAsync(context, parent, cancellationToken)).ToHashSet();
        foreach (var image in along.Images.Distinct())
        {
            await RejectAsync(main, derived.Contains(image) ? image : null, cancellationToken);
        }
    }

    private async Task BringBackAsync(ModerationCase main, Along along, bool isDecided, CancellationToken cancellationToken)
    {
        if (!isDecided || along.Back.Count == 0)
        {
            LeftOut += along.Back.Count;
            return;
        }

        var returning = new ReturnPress(context, access, press, me, verdict, now);
        var done = await returning.PutInAsync(main, along.Back, cancellationToken);
        Done += done;
        LeftOut += along.Back.Count - done;
    }

    private async Task TakeAndPutInAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await TakeAsync(id, cancellationToken) is not { } about)
        {
            LeftOut++;
            return;
        }

        await press.PutInAsync(about, cancellationToken);
        Done++;
    }

    /// <summary>A picture without a case of its own gets one; the two people of its parent, where it had two, decided about it as well.</summary>
    private async Task RejectAsync(ModerationCase main, Guid? imageId, CancellationToken cancellationToken)
    {
        var image = await context.Images.AsNoTracking().SingleOrDefaultAsync(i => i.Id == imageId, cancellationToken);
        if (image is null || await HasOpenAsync(image.Id, cancellationToken) || await IsForOthersAsync(main, image, cancellationToken))
        {
            LeftOut++;
            return;
        }

        var opened = ModerationCase.Open(context, DerivedCase.Of(main, image, verdict.Reason), now);
        await context.SaveChangesAsync(cancellationToken);
        context.Entry(opened).State = EntityState.Detached;
        await CaseClock.ClaimAsync(context.Cases.Where(c => c.Id == opened.Id), me, cancellationToken);
        await press.DecideAsync(opened, verdict, alone: false, cancellationToken);
        Done++;
    }

    /// <summary>Nobody decides about their own while somebody else can.</summary>
    private async Task<bool> IsForOthersAsync(ModerationCase main, Image image, CancellationToken cancellationToken) =>
        image.CreatedById == me && await TwoPeople.OthersAsync(context, Permission.Moderate, me, main, cancellationToken) > 0;

    private Task<bool> HasOpenAsync(Guid imageId, CancellationToken cancellationToken) =>
        context.Cases.AnyAsync(c => c.ImageId == imageId && (c.State == CaseState.Open || c.State == CaseState.Escalated), cancellationToken);

    private async Task<ModerationCase?> TakeAsync(Guid id, CancellationToken cancellationToken)
    {
        var open = context.Cases.Where(c => c.Id == id && (c.State == CaseState.Open || c.State == CaseState.Escalated));
        return await open.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } about
            && await CaseFairness.RefusalAsync(context, access, about, cancellationToken) is null
            && await CaseClock.ClaimAsync(open, me, cancellationToken) == 1
                ? about
                : null;
    }
}

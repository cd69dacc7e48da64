using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Tenancy;

namespace Studio.Web.Moderation.Cases;

/// <summary>What comes back with a picture whose appeal is granted: each of them by a case and a decision of its own, as if its author had appealed.</summary>
internal sealed class ReturnPress(StudioDbContext context, WorkspaceAccess access, VerdictPress press, Guid me, Verdict verdict, DateTime now)
{
    /// <returns>How many came back.</returns>
    public async Task<int> PutInAsync(ModerationCase appeal, IReadOnlyList<Guid> chosen, CancellationToken cancellationToken)
    {
        if (appeal is not { AppealOf: { } appealed, ImageId: { } image })
        {
            return 0;
        }

        var rejected = (await RejectedTogether.CasesAsync(context, appealed, image, Along.Most, cancellationToken)).Where(chosen.Contains).ToList();
        var firsts = await context.Cases.AsNoTracking().Where(c => rejected.Contains(c.Id)).ToListAsync(cancellationToken);
        var back = 0;
        foreach (var first in firsts.OrderBy(first => rejected.IndexOf(first.Id)))
        {
            back += await BringBackAsync(first, cancellationToken) ? 1 : 0;
        }

        return back;
    }

    /// <summary>False where this person decided it before, or it is their own and somebody else can decide.</summary>
    private async Task<bool> BringBackAsync(ModerationCase first, CancellationToken cancellationToken)
    {
        var opened = ModerationCase.Open(context, Of(first), now);
        if (await CaseFairness.RefusalAsync(context, access, opened, cancellationToken) is not null)
        {
            context.Entry(opened).State = EntityState.Detached;
            return false;
        }

        await context.SaveChangesAsync(cancellationToken);
        context.Entry(opened).State = EntityState.Detached;
        await CaseClock.ClaimAsync(context.Cases.Where(c => c.Id == opened.Id), me, cancellationToken);
        await press.DecideAsync(opened, verdict, alone: false, cancellationToken);
        return true;
    }

    private static NewCase Of(ModerationCase first) => new(CaseKind.Returned, first.Severity, first.AuthorId, first.Evidence)
    {
        AppealOf = first.Id,
        ImageId = first.ImageId,
        TurnId = first.TurnId,
        Wish = first.Wish,
        Language = first.Language,
        Prompt = first.Prompt,
    };
}

using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Settings;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Queue;

/// <summary>Two people's views and one author's warnings, for the page of a case.</summary>
internal static class CaseViewQueries
{
    public static async Task<CaseViews> ViewsAsync(StudioDbContext context, ModerationSettings settings, ModerationCase about, Guid? me, CancellationToken cancellationToken)
    {
        var given = await context.CaseOpinions.AsNoTracking().Where(o => o.CaseId == about.Id).OrderBy(o => o.Ordinal)
            .Select(o => new GivenView(o.Verdict, o.Reason, o.Sentence, o.At, o.HasLooked)).ToListAsync(cancellationToken);
        return new CaseViews(
            given.Count == 1 || TwoPeople.Decide(settings, about, reason: null),
            given.Count == 1,
            await TwoPeople.OthersAsync(context, Permission.Moderate, me, about, cancellationToken),
            // One alone is closed to everybody: it would lead the second.
            given.Count == 2 ? given : []);
    }

    public static async Task<AuthorStanding> StandingAsync(StudioDbContext context, ModerationSettings settings, Guid author, DateTime now, CancellationToken cancellationToken) => new(
        await StrikeCount.CountedAsync(context, author, now, cancellationToken),
        settings.StrikesUntilPause,
        await CreationPauses.FindAsync(context, author, now, cancellationToken));
}

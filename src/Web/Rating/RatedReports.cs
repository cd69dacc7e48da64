using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Moderation;

namespace Studio.Web.Rating;

/// <summary>A rater tells moderators about a picture. The case says that it came out of a session, not which system was behind it for whom. Scoped.</summary>
public sealed class RatedReports(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, StudioEvents events, TimeProvider time)
{
    /// <summary>Guests have no name: a burst of them must not bury the queue.</summary>
    private const int MostOpenOfGuests = 30;

    public async Task ReportAsync(RatedPicture picture, string words, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Rate);
        var said = words.Trim();
        if (said.Length is 0 or > ModerationCase.MaxSaid)
        {
            throw new RatingRefused(RatingRefusal.ReportLength, ModerationCase.MaxSaid);
        }

        var me = workspace.Access.UserId;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var image = await context.Images.AlsoOfEvaluations().AsNoTracking().SingleAsync(i => i.Id == picture.Image, cancellationToken);
        var open = context.Cases.Where(c => c.Kind == CaseKind.Report && (c.State == CaseState.Open || c.State == CaseState.Escalated));
        if (await open.AnyAsync(c => c.ImageId == image.Id, cancellationToken))
        {
            throw new RatingRefused(RatingRefusal.ReportedAlready);
        }

        if (await open.CountAsync(c => c.ReporterId == me, cancellationToken) >= MostOpenOfGuests)
        {
            throw new RatingRefused(RatingRefusal.ManyReports);
        }

        ModerationCase.Open(
            context,
            new NewCase(CaseKind.Report, CaseSeverity.Middle, image.CreatedById, new CaseEvidence(Rule: "", "report", PolicyVersion: null, CaseWords.Reason(CaseReason.Other)) { Scores = image.Safety?.Scores })
            {
                Reach = 2,
                Category = CaseReason.Other,
                ReporterId = me,
                ImageId = image.Id,
                TurnId = image.TurnId,
                Said = said,
                Wish = image.Wish,
                Language = image.Language,
                Prompt = image.Prompt,
            },
            time.GetUtcNow().UtcDateTime);
        await context.SaveChangesAsync(cancellationToken);
        events.Publish(workspace.Id, new ModerationEvent());
    }
}

using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Reports;

/// <summary>Members tell moderators about a picture. A second report joins the case of the first and makes it weigh more.</summary>
public sealed class ReportActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, StudioEvents events, TimeProvider time)
{
    /// <summary>Nobody fills the queue alone.</summary>
    public const int MostOpen = 30;

    public async Task ReportAsync(NewReport report, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("People report pictures, not keys. Sign in to do it.");
        var words = report.Words.Trim();
        if (words.Length is 0 or > ModerationCase.MaxSaid)
        {
            throw new StudioException($"Say in a sentence what is wrong, in at most {ModerationCase.MaxSaid} characters.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var image = await context.Images.AsNoTracking().SingleOrDefaultAsync(i => i.Id == report.ImageId && i.DeletedAt == null, cancellationToken)
            ?? throw StudioException.NotFound("There is no such picture here. It may have been deleted.");
        await audit.RunAsync(
            context,
            async token =>
            {
                await JoinOrOpenAsync(context, image, report.Reason, words, me, token);
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.PictureReported, $"image/{image.Id}", new { reason = report.Reason });
            },
            cancellationToken);
        events.Publish(workspace.Id, new ModerationEvent());
    }

    private async Task JoinOrOpenAsync(StudioDbContext context, Image image, CaseReason reason, string words, Guid me, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var open = context.Cases.Where(c => c.Kind == CaseKind.Report && (c.State == CaseState.Open || c.State == CaseState.Escalated));
        if (await open.FirstOrDefaultAsync(c => c.ImageId == image.Id, cancellationToken) is { } known)
        {
            if (known.ReporterId == me || await context.CaseNotes.AnyAsync(note => note.CaseId == known.Id && note.ById == me && note.Voice == CaseVoice.Reporter, cancellationToken))
            {
                throw StudioException.Conflict("You reported this picture already. A moderator looks at it.");
            }

            known.Weight = CaseWeight.Of(known.Severity, CaseWeight.MostReach);
            context.CaseNotes.Add(new CaseNote { CaseId = known.Id, Voice = CaseVoice.Reporter, ById = me, Text = words, At = now });
            return;
        }

        if (await open.CountAsync(c => c.ReporterId == me, cancellationToken) >= MostOpen)
        {
            throw StudioException.Conflict($"{MostOpen} of your reports still wait for a moderator. Report more when they have been read.");
        }

        var evidence = new CaseEvidence(Rule: "", "report", PolicyVersion: null, CaseWords.Reason(reason)) { Scores = image.Safety?.Scores };
        ModerationCase.Open(
            context,
            new NewCase(CaseKind.Report, SeverityOf(reason), image.CreatedById, evidence)
            {
                // Everybody in the workspace can see it until somebody decides.
                Reach = 2,
                Category = reason,
                ReporterId = me,
                ImageId = image.Id,
                TurnId = image.TurnId,
                Said = words,
                Wish = image.Wish,
                Language = image.Language,
                Prompt = image.Prompt,
            },
            now);
    }

    private static CaseSeverity SeverityOf(CaseReason reason) => reason switch
    {
        CaseReason.Sexual or CaseReason.Hate or CaseReason.Private or CaseReason.RealPerson => CaseSeverity.High,
        CaseReason.Other => CaseSeverity.Low,
        _ => CaseSeverity.Middle,
    };
}

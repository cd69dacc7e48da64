using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Cases;

/// <summary>
/// Verdicts of moderators: one case, or several that look alike or come of one another. All of a press, its consequences and its entries in the log are one transaction.
/// </summary>
public sealed class CaseVerdicts(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, IEnumerable<ICaseConsequence> consequences, StudioEvents events, TimeProvider time)
{
    public async Task<Decided> PutInAsync(Guid caseId, Verdict verdict, Along along, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        Check(verdict, along);
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("People decide cases, not keys. Sign in to do it.");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var about = await context.FindForDecisionAsync(workspace.Access, caseId, cancellationToken);
        Guid? together = along.Count > 0 ? Guid.CreateVersion7() : null;
        Decided? decided = null;
        List<ModerationCase> settled = [];
        await audit.RunAllAsync(
            context,
            async token =>
            {
                var settings = await context.ModerationInForceAsync(token);
                var now = time.GetUtcNow().UtcDateTime;
                var worked = new WorkedCase(caseId, await CaseClock.SecondsHeldAsync(context.Cases.Where(c => c.Id == caseId), me, token));
                var press = new VerdictPress(context, settings, [.. consequences], me, verdict, together, now, worked);
                var (id, how) = await press.PutInAsync(about, token);
                var others = new CompanionPress(context, workspace.Access, press, me, verdict, now);
                await others.PutInAsync(about, along, how, token);
                (settled, decided) = (press.Settled, new Decided(together ?? id, how, 1 + others.Done, others.LeftOut));
                return press.Sayings;
            },
            cancellationToken);
        Tell(settled, verdict.What);
        foreach (var row in settled)
        {
            foreach (var consequence in consequences.Where(c => c.Concerns(row)))
            {
                await consequence.SettledAsync(row, verdict.What, cancellationToken);
            }
        }

        return decided!;
    }

    private static void Check(Verdict verdict, Along along)
    {
        if (verdict.What == CaseVerdict.Rejected && verdict.Reason is null)
        {
            throw new StudioException("Say why: choose a reason.");
        }

        if (verdict.Sureness is { } sure && !Enum.IsDefined(sure))
        {
            throw new StudioException("Say how sure you are: hardly, fairly or very. Or say nothing.");
        }

        if (verdict.Sentence.Length > CaseDecision.MaxSentence)
        {
            throw new StudioException($"The sentence to the author has at most {CaseDecision.MaxSentence} characters.");
        }

        if (along.Count > Along.Most)
        {
            throw new StudioException($"At most {Along.Most} pictures are decided together. Leave some out.");
        }
    }

    private void Tell(IEnumerable<ModerationCase> settled, CaseVerdict verdict)
    {
        foreach (var image in settled.Select(c => c.ImageId).OfType<Guid>().Distinct())
        {
            events.Publish(workspace.Id, new ImageEvent(image, verdict == CaseVerdict.Approved ? ImageChange.Restored : ImageChange.Removed));
        }

        events.Publish(workspace.Id, new ModerationEvent());
    }
}

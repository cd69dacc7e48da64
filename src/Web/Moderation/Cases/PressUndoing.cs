using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Strikes;

namespace Studio.Web.Moderation.Cases;

/// <summary>Takes back what one press did, inside its transaction. Whatever somebody went on with since makes all of it stay.</summary>
internal sealed class PressUndoing(StudioDbContext context, IReadOnlyList<ICaseConsequence> consequences, DateTime now)
{
    public List<AuditSaying> Sayings { get; } = [];

    /// <summary>A first view, while no second is in.</summary>
    public async Task TakeBackAsync(ModerationCase about, CaseOpinion view, CancellationToken cancellationToken)
    {
        var gone = await context.CaseOpinions
            .Where(o => o.Id == view.Id && !context.CaseOpinions.Any(second => second.CaseId == o.CaseId && second.Ordinal == 2)
                && context.Cases.Any(c => c.Id == o.CaseId && c.State == CaseState.Open))
            .ExecuteDeleteAsync(cancellationToken);
        Require(gone == 1);
        Say(about);
    }

    public async Task TakeBackAsync(ModerationCase about, CaseDecision decision, CancellationToken cancellationToken)
    {
        Require(about.State == (decision.Act == CaseAct.Escalated ? CaseState.Escalated : CaseState.Decided));
        Require(await about.ReopenAsync(context, await BeforeAsync(about, decision, cancellationToken), cancellationToken));
        context.CaseDecisions.Add(new CaseDecision { CaseId = about.Id, Act = CaseAct.Undone, Undoes = decision.Id, ById = decision.ById, At = now });
        await context.SaveChangesAsync(cancellationToken);
        await context.CaseOpinions.Where(o => o.CaseId == about.Id && o.Ordinal == 2 && o.ById == decision.ById && o.At == decision.At).ExecuteDeleteAsync(cancellationToken);
        if (about.Verdict is { } verdict)
        {
            foreach (var consequence in consequences.Where(c => c.Concerns(about)))
            {
                await consequence.UndoAsync(context, about, verdict, cancellationToken);
            }
        }

        await WarnNoMoreAsync(about, decision, cancellationToken);
        Say(about);
    }

    private async Task WarnNoMoreAsync(ModerationCase about, CaseDecision decision, CancellationToken cancellationToken)
    {
        if (decision.IsWarning)
        {
            await StrikeBook.LiftAsync(context, about.Id, StrikeEnd.Undone, now, cancellationToken);
        }

        if (about.AppealOf is { } appealed && decision.Act == CaseAct.Approved)
        {
            await StrikeBook.ReturnAsync(context, appealed, StrikeEnd.Appeal, decision.At, cancellationToken);
        }

        if (about.Kind == CaseKind.Returned)
        {
            // Nobody appealed: its author still may.
            await context.Cases.Where(c => c.Id == about.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AppealOf, (Guid?)null), cancellationToken);
        }
    }

    /// <summary>As the decision found it. A case that was opened only to be decided with another is gone again.</summary>
    private async Task<CaseState> BeforeAsync(ModerationCase about, CaseDecision decision, CancellationToken cancellationToken)
    {
        if (about.Kind is CaseKind.Derived or CaseKind.Returned && about.OpenedAt == decision.At)
        {
            return CaseState.Withdrawn;
        }

        var wasEscalated = decision.Act != CaseAct.Escalated && await context.CaseDecisions.AnyAsync(
            d => d.CaseId == about.Id && d.Act == CaseAct.Escalated && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id), cancellationToken);
        return wasEscalated ? CaseState.Escalated : CaseState.Open;
    }

    private static void Require(bool isAsItWas)
    {
        if (!isAsItWas)
        {
            throw StudioException.Conflict("Somebody went on with this case meanwhile, so the decision stays.");
        }
    }

    private void Say(ModerationCase about) => Sayings.Add(new AuditSaying(AuditAct.CaseDecisionUndone, $"case/{about.Id}", new { kind = about.Kind }));
}

using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Settings;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Cases;

/// <summary>One press of a moderator, inside its transaction: views and decisions are written, and what the log will say is collected.</summary>
internal sealed class VerdictPress(
    StudioDbContext context, ModerationSettings settings, IReadOnlyList<ICaseConsequence> consequences, Guid me, Verdict verdict, Guid? together, DateTime now, WorkedCase worked)
{
    private readonly HashSet<Guid> _warned = [];

    public List<AuditSaying> Sayings { get; } = [];

    /// <summary>Decided for good, with what became of them.</summary>
    public List<ModerationCase> Settled { get; } = [];

    /// <summary>A case that is theirs: alone, as the first of two, or as the second.</summary>
    public async Task<(Guid Id, DecidedHow How)> PutInAsync(ModerationCase about, CancellationToken cancellationToken)
    {
        var first = await context.CaseOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.CaseId == about.Id && o.Ordinal == 1, cancellationToken);
        if (about.State != CaseState.Open || (first is null && !TwoPeople.Decide(settings, about, verdict.Reason)))
        {
            return (await DecideAsync(about, verdict, alone: false, cancellationToken), DecidedHow.Decision);
        }

        if (first is not null && first.ById != me)
        {
            return await SecondAsync(about, first, cancellationToken);
        }

        return first is not null || await TwoPeople.OthersAsync(context, Permission.Moderate, me, about, cancellationToken) == 0
            ? (await DecideAsync(about, verdict, alone: true, cancellationToken), DecidedHow.Alone)
            : (await FirstAsync(about, cancellationToken), DecidedHow.FirstView);
    }

    /// <summary>With its consequences, and a warning for its author: one for each press, however many of theirs are decided by it.</summary>
    public async Task<Guid> DecideAsync(ModerationCase about, Verdict said, bool alone, CancellationToken cancellationToken)
    {
        // Whoever said that a rule is wrong did nothing to be warned about.
        var warns = said is { What: CaseVerdict.Rejected, IsWarning: true } && about.Kind != CaseKind.FalsePositive && _warned.Add(about.AuthorId);
        var decision = new CaseDecision
        {
            CaseId = about.Id,
            Act = said.What == CaseVerdict.Approved ? CaseAct.Approved : CaseAct.Rejected,
            Reason = said.Reason,
            Sentence = said.Sentence.Trim(),
            IsWarning = warns,
            PolicyVersion = about.Evidence.PolicyVersion,
            ById = me,
            At = now,
            TogetherId = together,
            WasAlone = alone,
            HasLooked = await HasLookedAsync(about, cancellationToken),
            Sureness = about.Kind == CaseKind.Appeal ? said.Sureness : null,
            WorkedSeconds = about.Id == worked.CaseId ? worked.Seconds : null,
        };
        await CaseState.Decided.SetAsync(context, about, me, said.What, now, cancellationToken);
        context.CaseDecisions.Add(decision);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var consequence in consequences.Where(c => c.Concerns(about)))
        {
            await consequence.ApplyAsync(context, about, said.What, cancellationToken);
        }

        Settled.Add(about);
        Say(AuditAct.CaseDecided, about, new { kind = about.Kind, verdict = said.What, reason = said.Reason, policy = decision.PolicyVersion, warned = warns, alone, sure = decision.Sureness });
        await WarnAsync(about, decision, cancellationToken);
        return decision.Id;
    }

    private async Task WarnAsync(ModerationCase about, CaseDecision decision, CancellationToken cancellationToken)
    {
        if (decision.IsWarning && await StrikeBook.GiveAsync(context, settings, about, decision, cancellationToken) is { } pause)
        {
            Sayings.Add(new AuditSaying(AuditAct.CreationPaused) { About = pause.UserId });
        }

        if (about.AppealOf is { } appealed && decision.Act == CaseAct.Approved)
        {
            await StrikeBook.LiftAsync(context, appealed, StrikeEnd.Appeal, now, cancellationToken);
        }
    }

    private async Task<Guid> FirstAsync(ModerationCase about, CancellationToken cancellationToken)
    {
        await CaseState.Open.SetAsync(context, about, me, verdict: null, decidedAt: null, cancellationToken);
        var opinion = await AddAsync(about, ordinal: 1, cancellationToken);
        Say(AuditAct.CaseViewGiven, about, new { kind = about.Kind });
        return opinion.Id;
    }

    /// <summary>Agreement is the same verdict. A warning needs both; the sentence is the second's, or the first's where that is empty.</summary>
    private async Task<(Guid Id, DecidedHow How)> SecondAsync(ModerationCase about, CaseOpinion first, CancellationToken cancellationToken)
    {
        await AddAsync(about, ordinal: 2, cancellationToken);
        if (first.Verdict == verdict.What)
        {
            var agreed = verdict with
            {
                Sentence = string.IsNullOrWhiteSpace(verdict.Sentence) ? first.Sentence : verdict.Sentence,
                IsWarning = verdict.IsWarning && first.IsWarning,
            };
            return (await DecideAsync(about, agreed, alone: false, cancellationToken), DecidedHow.Agreed);
        }

        var decision = new CaseDecision { CaseId = about.Id, Act = CaseAct.Escalated, ById = me, At = now, TogetherId = together };
        await CaseState.Escalated.SetAsync(context, about, me, verdict: null, decidedAt: null, cancellationToken);
        context.CaseDecisions.Add(decision);
        await context.SaveChangesAsync(cancellationToken);
        Say(AuditAct.CaseEscalated, about, new { kind = about.Kind, conflict = true });
        return (decision.Id, DecidedHow.Differed);
    }

    private async Task<CaseOpinion> AddAsync(ModerationCase about, int ordinal, CancellationToken cancellationToken)
    {
        var opinion = new CaseOpinion
        {
            CaseId = about.Id,
            Ordinal = ordinal,
            ById = me,
            Verdict = verdict.What,
            Reason = verdict.Reason,
            Sentence = verdict.Sentence.Trim(),
            IsWarning = verdict.IsWarning,
            TogetherId = together,
            HasLooked = await HasLookedAsync(about, cancellationToken),
            At = now,
        };
        context.CaseOpinions.Add(opinion);
        await context.SaveChangesAsync(cancellationToken);
        return opinion;
    }

    private Task<bool> HasLookedAsync(ModerationCase about, CancellationToken cancellationToken) =>
        context.CaseLooks.AnyAsync(look => look.CaseId == about.Id && look.UserId == me, cancellationToken);

    private void Say(AuditAct act, ModerationCase about, object details) => Sayings.Add(new AuditSaying(act, $"case/{about.Id}", details));
}

/// <summary>How long the case itself was worked on; what is decided along with it took nobody's time of its own.</summary>
internal sealed record WorkedCase(Guid CaseId, int? Seconds);

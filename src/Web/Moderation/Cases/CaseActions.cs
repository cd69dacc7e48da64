using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Cases;

/// <summary>Decisions of moderators. Each is one transaction with its consequences and its entry in the log.</summary>
public sealed class CaseActions(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CaseClaims claims, AuditLog audit, IEnumerable<ICaseConsequence> consequences, StudioEvents events, TimeProvider time)
{
    /// <summary>Null = it is theirs now; otherwise why not.</summary>
    public async Task<string?> TakeAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var refusal = await claims.ClaimAsync(caseId, cancellationToken);
        if (refusal is null)
        {
            Tell();
        }

        return refusal;
    }

    public async Task LeaveAsync(Guid caseId, CancellationToken cancellationToken)
    {
        await claims.ReleaseAsync(caseId, cancellationToken);
        Tell();
    }

    /// <returns>The decision, to undo it by.</returns>
    public async Task<Guid> DecideAsync(Guid caseId, Verdict verdict, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        Check(verdict);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var about = await FindAsync(context, caseId, cancellationToken);
        var decision = new CaseDecision
        {
            CaseId = caseId,
            Act = verdict.What == CaseVerdict.Approved ? CaseAct.Approved : CaseAct.Rejected,
            Reason = verdict.Reason,
            Sentence = verdict.Sentence.Trim(),
            IsWarning = verdict.IsWarning,
            PolicyVersion = about.Evidence.PolicyVersion,
            ById = Me(),
            At = time.GetUtcNow().UtcDateTime,
            HasLooked = await context.CaseLooks.AnyAsync(look => look.CaseId == caseId && look.UserId == Me(), cancellationToken),
        };
        await audit.RunAsync(
            context,
            async token =>
            {
                await CaseState.Decided.SetAsync(context, about, Me(), verdict.What, decision.At, token);
                await SaveAsync(context, decision, token);
                foreach (var consequence in consequences.Where(c => c.Concerns(about)))
                {
                    await consequence.ApplyAsync(context, about, verdict.What, token);
                }

                return Saying(AuditAct.CaseDecided, about, new { kind = about.Kind, verdict = verdict.What, reason = verdict.Reason, policy = decision.PolicyVersion, warned = verdict.IsWarning });
            },
            cancellationToken);
        Tell(about, verdict.What);
        foreach (var consequence in consequences.Where(c => c.Concerns(about)))
        {
            await consequence.SettledAsync(about, verdict.What, cancellationToken);
        }

        return decision.Id;
    }

    /// <summary>To owners and admins. Their own escalation cannot go higher.</summary>
    public async Task<Guid> EscalateAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var about = await FindAsync(context, caseId, cancellationToken);
        if (about.State == CaseState.Escalated)
        {
            throw StudioException.Conflict("This case is escalated already: approve it or reject it.");
        }

        var decision = new CaseDecision { CaseId = caseId, Act = CaseAct.Escalated, ById = Me(), At = time.GetUtcNow().UtcDateTime };
        await audit.RunAsync(
            context,
            async token =>
            {
                await CaseState.Escalated.SetAsync(context, about, Me(), verdict: null, decidedAt: null, token);
                await SaveAsync(context, decision, token);
                return Saying(AuditAct.CaseEscalated, about, new { kind = about.Kind });
            },
            cancellationToken);
        Tell();
        return decision.Id;
    }

    public async Task NoteAsync(Guid caseId, string text, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        var words = text.Trim();
        if (words.Length is 0 or > CaseNote.MaxText)
        {
            throw new StudioException($"A note has 1 to {CaseNote.MaxText:N0} characters.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await FindAsync(context, caseId, cancellationToken);
        context.CaseNotes.Add(new CaseNote { CaseId = caseId, Voice = CaseVoice.Moderator, ById = Me(), Text = words, At = time.GetUtcNow().UtcDateTime });
        await context.SaveChangesAsync(cancellationToken);
        Tell();
    }

    private static void Check(Verdict verdict)
    {
        if (verdict.What == CaseVerdict.Rejected && verdict.Reason is null)
        {
            throw new StudioException("Say why: choose a reason.");
        }

        if (verdict.Sentence.Length > CaseDecision.MaxSentence)
        {
            throw new StudioException($"The sentence to the author has at most {CaseDecision.MaxSentence} characters.");
        }
    }

    private static async Task SaveAsync(StudioDbContext context, CaseDecision decision, CancellationToken cancellationToken)
    {
        context.CaseDecisions.Add(decision);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>With what the person may do now: a lease taken as a moderator is none after a demotion.</summary>
    private async Task<ModerationCase> FindAsync(StudioDbContext context, Guid caseId, CancellationToken cancellationToken)
    {
        var about = await context.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken)
            ?? throw StudioException.NotFound("There is no such case here.");
        return await CaseFairness.RefusalAsync(context, workspace.Access, about, cancellationToken) is { } refusal ? throw StudioException.Conflict(refusal) : about;
    }

    private static AuditSaying Saying(AuditAct act, ModerationCase about, object details) => new(act, $"case/{about.Id}", details);

    private void Tell(ModerationCase about, CaseVerdict verdict)
    {
        if (about.ImageId is { } image)
        {
            events.Publish(workspace.Id, new ImageEvent(image, verdict == CaseVerdict.Approved ? ImageChange.Restored : ImageChange.Removed));
        }

        Tell();
    }

    private void Tell() => events.Publish(workspace.Id, new ModerationEvent());

    private Guid Me() => workspace.Access.UserId ?? throw StudioException.Forbidden("People decide cases, not keys. Sign in to do it.");
}

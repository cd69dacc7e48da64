using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Cases;

/// <summary>What moderators do with a case. Each act is one transaction with its entry in the log.</summary>
public sealed class CaseActions(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CaseClaims claims, CaseVerdicts verdicts, AuditLog audit, StudioEvents events, TimeProvider time)
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

    /// <returns>What to take it back by.</returns>
    public async Task<Guid> DecideAsync(Guid caseId, Verdict verdict, CancellationToken cancellationToken) =>
        (await verdicts.PutInAsync(caseId, verdict, Along.Nothing, cancellationToken)).Id;

    /// <summary>To owners and admins. Their own escalation cannot go higher.</summary>
    public async Task<Guid> EscalateAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var about = await context.FindForDecisionAsync(workspace.Access, caseId, cancellationToken);
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
        await WriteAsync(caseId, CaseVoice.Moderator, text, cancellationToken);
    }

    /// <summary>Its author reads it, without a name.</summary>
    public async Task AnswerAsync(Guid caseId, string text, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        await WriteAsync(caseId, CaseVoice.Answer, text, cancellationToken);
    }

    private async Task WriteAsync(Guid caseId, CaseVoice voice, string text, CancellationToken cancellationToken)
    {
        var words = text.Trim();
        if (words.Length is 0 or > CaseNote.MaxText)
        {
            throw new StudioException($"A note has 1 to {CaseNote.MaxText:N0} characters.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.FindForDecisionAsync(workspace.Access, caseId, cancellationToken);
        context.CaseNotes.Add(new CaseNote { CaseId = caseId, Voice = voice, ById = Me(), Text = words, At = time.GetUtcNow().UtcDateTime });
        await context.SaveChangesAsync(cancellationToken);
        Tell();
    }

    private static async Task SaveAsync(StudioDbContext context, CaseDecision decision, CancellationToken cancellationToken)
    {
        context.CaseDecisions.Add(decision);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static AuditSaying Saying(AuditAct act, ModerationCase about, object details) => new(act, $"case/{about.Id}", details);

    private void Tell() => events.Publish(workspace.Id, new ModerationEvent());

    private Guid Me() => workspace.Access.UserId ?? throw StudioException.Forbidden("People decide cases, not keys. Sign in to do it.");
}

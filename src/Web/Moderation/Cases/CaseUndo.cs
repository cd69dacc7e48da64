using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Shell;

namespace Studio.Web.Moderation.Cases;

/// <summary>Takes one's own decision back while the toast shows it, with all that it did.</summary>
public sealed class CaseUndo(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CaseClaims claims, AuditLog audit, IEnumerable<ICaseConsequence> consequences, StudioEvents events, TimeProvider time)
{
    /// <summary>The toast's ten seconds, and those that the press needs to arrive.</summary>
    private static readonly TimeSpan Until = Toasts.Duration + TimeSpan.FromSeconds(5);

    public async Task RunAsync(Guid decisionId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        var (me, now) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var decision = await context.CaseDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == decisionId && d.ById == me, cancellationToken)
            ?? throw StudioException.NotFound("There is no such decision of yours.");
        if (now - decision.At > Until)
        {
            throw StudioException.Conflict("A decision can be taken back for ten seconds. After that the author can appeal.");
        }

        var about = await context.Cases.AsNoTracking().SingleAsync(c => c.Id == decision.CaseId, cancellationToken);
        var before = decision.Act != CaseAct.Escalated && await WasEscalatedAsync(context, decision, cancellationToken) ? CaseState.Escalated : CaseState.Open;
        await audit.RunAsync(context, token => UndoAsync(context, about, decision, before, now, token), cancellationToken);
        await claims.ClaimAsync(about.Id, cancellationToken);
        if (about.ImageId is { } image)
        {
            events.Publish(workspace.Id, new ImageEvent(image, ImageChange.Changed));
        }

        events.Publish(workspace.Id, new ModerationEvent());
        foreach (var consequence in consequences.Where(c => about.Verdict is not null && c.Concerns(about)))
        {
            await consequence.SettledAsync(about, about.Verdict!.Value, cancellationToken);
        }
    }

    private async Task<AuditSaying?> UndoAsync(StudioDbContext context, ModerationCase about, CaseDecision decision, CaseState before, DateTime now, CancellationToken cancellationToken)
    {
        if (!await about.ReopenAsync(context, before, cancellationToken))
        {
            throw StudioException.Conflict("Somebody went on with this case meanwhile, so the decision stays.");
        }

        context.CaseDecisions.Add(new CaseDecision { CaseId = about.Id, Act = CaseAct.Undone, Undoes = decision.Id, ById = decision.ById, At = now });
        await context.SaveChangesAsync(cancellationToken);
        if (about.Verdict is { } verdict)
        {
            foreach (var consequence in consequences.Where(c => c.Concerns(about)))
            {
                await consequence.UndoAsync(context, about, verdict, cancellationToken);
            }
        }

        return new AuditSaying(AuditAct.CaseDecisionUndone, $"case/{about.Id}", new { kind = about.Kind });
    }

    private static Task<bool> WasEscalatedAsync(StudioDbContext context, CaseDecision decision, CancellationToken cancellationToken) =>
        context.CaseDecisions.AnyAsync(
            d => d.CaseId == decision.CaseId && d.Act == CaseAct.Escalated && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id), cancellationToken);
}

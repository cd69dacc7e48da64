using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Databases;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Authors;

/// <summary>An author disagrees with a decision: once, within thirty days, and somebody else decides.</summary>
public sealed class Appeals(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, StudioEvents events, TimeProvider time)
{
    public static readonly TimeSpan Within = SealedCases.AppealWithin;

    public async Task AppealAsync(Guid caseId, string words, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var said = words.Trim();
        if (said.Length is 0 or > ModerationCase.MaxSaid)
        {
            throw new StudioException($"Say why somebody else should look, in at most {ModerationCase.MaxSaid} characters.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var first = await FindAsync(context, caseId, now, cancellationToken);
        var opened = ModerationCase.Open(
            context,
            // What stood against it goes along; what was decided does not.
            new NewCase(CaseKind.Appeal, first.Severity, first.AuthorId, first.Evidence)
            {
                AppealOf = first.Id,
                ImageId = first.ImageId,
                TurnId = first.TurnId,
                FindingId = first.FindingId,
                Said = said,
                Wish = first.Wish,
                Language = first.Language,
                Prompt = first.Prompt,
            },
            now);
        try
        {
            await audit.SaveAsync(context, new AuditSaying(AuditAct.CaseAppealed, $"case/{opened.Id}", new { kind = first.Kind }), cancellationToken);
        }
        catch (DbUpdateException twice) when (DatabaseTrouble.RefusalOf(twice) is null)
        {
            throw StudioException.Conflict("You appealed already. Somebody else looks at it; you are told either way.", twice);
        }

        events.Publish(workspace.Id, new ModerationEvent());
    }

    /// <summary>While nobody decided it. It cannot be made again.</summary>
    public async Task WithdrawAsync(Guid caseId, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changed = await context.Cases
            .Where(c => c.AppealOf == caseId && c.AuthorId == me && (c.State == CaseState.Open || c.State == CaseState.Escalated))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, CaseState.Withdrawn).SetProperty(c => c.ClaimedById, (Guid?)null), cancellationToken);
        if (changed == 0)
        {
            throw StudioException.Conflict("This appeal is decided already.");
        }

        events.Publish(workspace.Id, new ModerationEvent());
    }

    private async Task<ModerationCase> FindAsync(StudioDbContext context, Guid caseId, DateTime now, CancellationToken cancellationToken)
    {
        var me = workspace.Access.UserId;
        var first = await context.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == caseId && c.AuthorId == me && c.AppealOf == null, cancellationToken)
            ?? throw StudioException.NotFound("There is no such case of yours here.");
        if (first is not { State: CaseState.Decided, Verdict: CaseVerdict.Rejected, DecidedAt: { } decided })
        {
            throw StudioException.Conflict("Nothing is decided against you here, so there is nothing to appeal against.");
        }

        if (now - decided > Within)
        {
            throw StudioException.Conflict("An appeal was possible for 30 days after the decision. Wish again in other words.");
        }

        return await context.Cases.AnyAsync(c => c.AppealOf == caseId, cancellationToken)
            ? throw StudioException.Conflict("You appealed already. Somebody else looks at it; you are told either way.")
            : first;
    }
}

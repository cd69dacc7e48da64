using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Shell;

namespace Studio.Web.Moderation.Cases;

/// <summary>Takes one's own press back while the toast shows it, with all that it did: everything decided by it, or nothing.</summary>
public sealed class CaseUndo(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, CaseClaims claims, AuditLog audit, IEnumerable<ICaseConsequence> consequences, StudioEvents events, TimeProvider time)
{
    /// <summary>The toast's ten seconds, and those that the press needs to arrive.</summary>
    private static readonly TimeSpan Until = Toasts.Duration + TimeSpan.FromSeconds(5);

    /// <param name="id">Of a decision, of a first view, or of what was decided together.</param>
    /// <param name="cancellationToken">Leaves all as it was.</param>
    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        var (me, now) = (workspace.Access.UserId, time.GetUtcNow().UtcDateTime);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var decisions = await context.CaseDecisions.AsNoTracking()
            .Where(d => (d.Id == id || d.TogetherId == id) && d.ById == me && d.Act != CaseAct.Undone).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        var views = await context.CaseOpinions.AsNoTracking()
            .Where(o => (o.Id == id || o.TogetherId == id) && o.ById == me && o.Ordinal == 1).ToListAsync(cancellationToken);
        if (decisions.Count + views.Count == 0)
        {
            throw StudioException.NotFound("There is no such decision of yours.");
        }

        if (now - decisions.Select(d => d.At).Concat(views.Select(o => o.At)).Min() > Until)
        {
            throw StudioException.Conflict("A decision can be taken back for ten seconds. After that the author can appeal.");
        }

        Guid[] ids = [.. decisions.Select(d => d.CaseId).Concat(views.Select(o => o.CaseId)).Distinct()];
        var cases = await context.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        await audit.RunAllAsync(
            context,
            async token =>
            {
                var undoing = new PressUndoing(context, [.. consequences], now);
                foreach (var view in views)
                {
                    await undoing.TakeBackAsync(cases[view.CaseId], view, token);
                }

                foreach (var decision in decisions)
                {
                    await undoing.TakeBackAsync(cases[decision.CaseId], decision, token);
                }

                return undoing.Sayings;
            },
            cancellationToken);
        await TellAsync(cases.Values, cancellationToken);
    }

    private async Task TellAsync(IReadOnlyCollection<ModerationCase> cases, CancellationToken cancellationToken)
    {
        if (cases.Count == 1)
        {
            await claims.ClaimAsync(cases.First().Id, cancellationToken);
        }

        foreach (var image in cases.Select(c => c.ImageId).OfType<Guid>().Distinct())
        {
            events.Publish(workspace.Id, new ImageEvent(image, ImageChange.Changed));
        }

        events.Publish(workspace.Id, new ModerationEvent());
        foreach (var about in cases.Where(c => c.Verdict is not null))
        {
            foreach (var consequence in consequences.Where(c => c.Concerns(about)))
            {
                await consequence.SettledAsync(about, about.Verdict!.Value, cancellationToken);
            }
        }
    }
}

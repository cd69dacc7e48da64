using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Compared;

/// <summary>What became of appeals: the newest, each with the decision it was about. Scoped.</summary>
internal sealed class DecidedAppeals(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<DecidedAppeal>> ReadAsync(CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var appeals = await context.Cases.AsNoTracking().Where(c => c.Kind == CaseKind.Appeal && c.State == CaseState.Decided && c.AppealOf != null)
            .OrderByDescending(c => c.DecidedAt).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        Guid[] ids = [.. appeals.SelectMany(c => new[] { c.Id, c.AppealOf!.Value })];
        var decisions = (await context.CaseDecisions.AsNoTracking()
            .Where(d => ids.Contains(d.CaseId) && (d.Act == CaseAct.Approved || d.Act == CaseAct.Rejected) && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id))
            .ToListAsync(cancellationToken)).GroupBy(d => d.CaseId).ToDictionary(of => of.Key, of => of.MaxBy(d => d.At)!);
        var closed = await SealedCases.ReadAsync(context, cancellationToken);
        return
        [
            .. appeals.Where(c => decisions.ContainsKey(c.Id)).Select(c => new DecidedAppeal(
                c.Id,
                c.Wish.Length > 0 ? c.Wish : c.Prompt.Length > 0 ? c.Prompt : CaseWords.Title(c.Kind, c.ImageId is not null),
                c.Language,
                c.ImageId is not null,
                closed.Contains(c.AppealOf!.Value) ? null : decisions.GetValueOrDefault(c.AppealOf.Value) is { } first ? Of(first) : null,
                Of(decisions[c.Id]))),
        ];
    }

    private static GivenDecision Of(CaseDecision decision) => new(
        decision.Act == CaseAct.Approved ? CaseVerdict.Approved : CaseVerdict.Rejected,
        decision.Reason, decision.Sentence, decision.At, decision.ById is null, decision.HasLooked, decision.WorkedSeconds, decision.Sureness);
}

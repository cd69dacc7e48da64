using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Moderation.Cases;

/// <summary>
/// Cases whose decision nobody reads by the way who did not take it: somebody appealed and waits, or still can. With what an appeal is about goes
/// what the same press decided, by the same person for the same reason.
/// </summary>
public static class SealedCases
{
    /// <summary>An author may appeal for so long.</summary>
    public static readonly TimeSpan AppealWithin = TimeSpan.FromDays(30);

    /// <summary>Those about which somebody appealed and waits.</summary>
    public static async Task<IReadOnlyCollection<Guid>> ReadAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var appealed = await context.Cases
            .Where(c => c.Kind == CaseKind.Appeal && (c.State == CaseState.Open || c.State == CaseState.Escalated) && c.AppealOf != null)
            .Select(c => c.AppealOf!.Value).ToListAsync(cancellationToken);
        if (appealed.Count == 0)
        {
            return [];
        }

        var presses = await context.CaseDecisions.Where(d => d.TogetherId != null && appealed.Contains(d.CaseId)).Select(d => d.TogetherId)
            .Union(context.CaseOpinions.Where(o => o.TogetherId != null && appealed.Contains(o.CaseId)).Select(o => o.TogetherId))
            .ToListAsync(cancellationToken);
        var along = presses.Count == 0
            ? []
            : await context.CaseDecisions.Where(d => presses.Contains(d.TogetherId)).Select(d => d.CaseId)
                .Union(context.CaseOpinions.Where(o => presses.Contains(o.TogetherId)).Select(o => o.CaseId))
                .ToListAsync(cancellationToken);
        return [.. appealed.Concat(along).ToHashSet()];
    }

    /// <summary>Rejections that nobody appealed about and somebody still can.</summary>
    public static IQueryable<ModerationCase> Appealable(StudioDbContext context, DateTime now)
    {
        var since = now - AppealWithin;
        return context.Cases.Where(c => c.State == CaseState.Decided && c.Verdict == CaseVerdict.Rejected && c.AppealOf == null && c.DecidedAt >= since
            && !context.Cases.Any(appeal => appeal.AppealOf == c.Id));
    }

    /// <summary>Closed to this person: whoever decided it, alone or as one of two, knows it anyway, and whoever read it in the log.</summary>
    public static async Task<bool> IsSealedAsync(StudioDbContext context, ModerationCase about, Guid? me, DateTime now, CancellationToken cancellationToken) =>
        about.State == CaseState.Decided
        && !await CaseKnowledge.DecidedAsync(context, about.Id, me, cancellationToken)
        && !await CaseKnowledge.ReadAsync(context, about.Id, me, cancellationToken)
        && (await Appealable(context, now).AnyAsync(c => c.Id == about.Id, cancellationToken) || (await ReadAsync(context, cancellationToken)).Contains(about.Id));
}

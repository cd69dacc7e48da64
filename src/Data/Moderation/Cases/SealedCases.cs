using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Moderation.Cases;

/// <summary>
/// Cases whose decision nobody may read yet who did not take it: somebody appealed and waits. With them what the same press decided, by the same person for the same reason.
/// </summary>
public static class SealedCases
{
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

    /// <summary>Closed to this person: whoever decided it, alone or as one of two, knows it anyway.</summary>
    public static async Task<bool> IsSealedAsync(StudioDbContext context, ModerationCase about, Guid? me, CancellationToken cancellationToken) =>
        about.State == CaseState.Decided
        && !await context.CaseDecisions.AnyAsync(d => d.CaseId == about.Id && d.ById == me, cancellationToken)
        && !await context.CaseOpinions.AnyAsync(o => o.CaseId == about.Id && o.ById == me, cancellationToken)
        && (await ReadAsync(context, cancellationToken)).Contains(about.Id);
}

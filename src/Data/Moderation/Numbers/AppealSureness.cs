using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>Appeals that were decided, by how sure the people were who decided them.</summary>
/// <param name="Sureness">Empty where nobody said.</param>
/// <param name="Granted">The first decision did not hold.</param>
public sealed record AppealSureness(CaseSureness? Sureness, int Appeals, int Granted)
{
    public static async Task<IReadOnlyList<AppealSureness>> ReadAsync(StudioDbContext context, NumbersSpan span, CancellationToken cancellationToken) => await context.Cases
        .Where(c => c.Kind == CaseKind.Appeal && c.State == CaseState.Decided && c.DecidedAt >= span.From && c.DecidedAt < span.To)
        .Select(c => new
        {
            c.Verdict,
            // What was taken back is older than what stands.
            Sureness = context.CaseDecisions.Where(d => d.CaseId == c.Id && (d.Act == CaseAct.Approved || d.Act == CaseAct.Rejected)).OrderByDescending(d => d.At).Select(d => d.Sureness).FirstOrDefault(),
        })
        .GroupBy(appeal => appeal.Sureness)
        .Select(of => new AppealSureness(of.Key, of.Count(), of.Count(appeal => appeal.Verdict == CaseVerdict.Approved)))
        .ToListAsync(cancellationToken);
}

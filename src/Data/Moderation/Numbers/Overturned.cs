using Microsoft.EntityFrameworkCore;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>Appeals that were decided, by what the first decision was for.</summary>
/// <param name="Reason">Empty where a rule decided first.</param>
/// <param name="Granted">The first decision did not hold.</param>
public sealed record Overturned(CaseReason? Reason, int Appeals, int Granted)
{
    public static async Task<IReadOnlyList<Overturned>> ReadAsync(StudioDbContext context, NumbersSpan span, CancellationToken cancellationToken) => await context.Cases
        .Where(c => c.Kind == CaseKind.Appeal && c.State == CaseState.Decided && c.DecidedAt >= span.From && c.DecidedAt < span.To)
        .Select(c => new
        {
            c.Verdict,
            Reason = context.CaseDecisions.Where(d => d.CaseId == c.AppealOf && d.Act == CaseAct.Rejected).OrderByDescending(d => d.At).Select(d => d.Reason).FirstOrDefault(),
        })
        .GroupBy(appeal => appeal.Reason)
        .Select(of => new Overturned(of.Key, of.Count(), of.Count(appeal => appeal.Verdict == CaseVerdict.Approved)))
        .ToListAsync(cancellationToken);
}

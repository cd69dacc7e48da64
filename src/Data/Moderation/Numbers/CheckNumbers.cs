using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Moderation.Cases;

namespace Studio.Data.Moderation.Numbers;

/// <summary>What people found among pictures that no rule held: without it nobody knows what passes.</summary>
/// <param name="Judged">Drawn by chance, and decided.</param>
/// <param name="Rejected">Should have been held.</param>
public sealed record CheckNumbers(int Judged, int Rejected)
{
    /// <summary>The share of all that passes; 95 %.</summary>
    public Interval? Missed => Judged == 0 ? null : WilsonInterval.Of(Rejected, Judged);

    public static async Task<CheckNumbers> ReadAsync(StudioDbContext context, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        var verdicts = await context.Cases
            .Where(c => c.OpenedAt >= from && c.OpenedAt < to && c.Kind == CaseKind.Check && c.State == CaseState.Decided)
            // An appeal's is what stands.
            .Select(c => new { Verdict = context.Cases.Where(appeal => appeal.AppealOf == c.Id && appeal.State == CaseState.Decided).Select(appeal => appeal.Verdict).FirstOrDefault() ?? c.Verdict })
            .GroupBy(c => c.Verdict).Select(of => new { of.Key, Count = of.Count() }).ToListAsync(cancellationToken);
        return new CheckNumbers(verdicts.Sum(of => of.Count), verdicts.Where(of => of.Key == CaseVerdict.Rejected).Sum(of => of.Count));
    }
}

using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Scheduling;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>How raters answer, from what they were given.</summary>
public static class RaterRecords
{
    /// <param name="assignments">Those of the raters that are asked about.</param>
    public static async Task<IReadOnlyDictionary<Guid, RaterRecord>> OfAsync(StudioDbContext context, IQueryable<RatingAssignment> assignments, CancellationToken cancellationToken)
    {
        var rows = await assignments.Where(a => a.AnsweredAt != null)
            .Join(context.RatingPairs, a => a.PairId, pair => pair.Id, (a, pair) => new { a.RaterId, a.PairId, a.Kind, a.IsSwapped, a.Answer, a.Milliseconds, pair.Expected })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.RaterId).ToDictionary(rater => rater.Key, rater =>
        {
            var first = rater.Where(row => row.Kind == AssignmentKind.Pair).ToDictionary(row => row.PairId, row => row.Answer!.Value.Turned(row.IsSwapped));
            var checks = rater.Where(row => row.Kind == AssignmentKind.Check).ToList();
            // A pair whose first answer was taken back tells nothing about agreement.
            var repeats = rater.Where(row => row.Kind == AssignmentKind.Repeat && first.ContainsKey(row.PairId)).ToList();
            return new RaterRecord(
                first.Count,
                checks.Count(row => row.Answer!.Value.Turned(row.IsSwapped).Passes(row.Expected!.Value)),
                checks.Count,
                repeats.Count(row => row.Answer!.Value.Turned(row.IsSwapped) == first[row.PairId]),
                repeats.Count,
                TimeLeft.HalfWithin(rater.Select(row => row.Milliseconds).OfType<int>()));
        });
    }
}

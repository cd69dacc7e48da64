using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Scheduling;

namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>A pair that the rater answered some time ago, with its sides changed.</summary>
internal static class RepeatPairs
{
    /// <summary>Null where none is old enough.</summary>
    public static async Task<(Guid Pair, bool IsSwapped)?> FindAsync(StudioDbContext context, LeaseTerms terms, int place, Random random, CancellationToken cancellationToken)
    {
        var (rater, before) = (terms.Rater, place - Cadence.LeastDistance);
        var samples = RatableSamples.Of(context, terms.Evaluation, terms.NotMadeBy);
        var old = await context.RatingAssignments
            .Where(a => a.RaterId == rater && a.Kind == AssignmentKind.Pair && a.AnsweredAt != null && a.Place <= before)
            .Where(a => !context.RatingAssignments.Any(again => again.RaterId == rater && again.PairId == a.PairId && again.Kind == AssignmentKind.Repeat))
            .Where(a => context.RatingPairs.Any(pair => pair.Id == a.PairId
                && samples.Any(first => first.Id == pair.FirstSampleId) && samples.Any(second => second.Id == pair.SecondSampleId)))
            .OrderBy(a => a.Place)
            .Select(a => new { a.PairId, a.IsSwapped })
            .ToListAsync(cancellationToken);
        return old.Count == 0 ? null : old[random.Next(old.Count)] is var chosen ? (chosen.PairId, !chosen.IsSwapped) : null;
    }
}

using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Codes;
using Studio.Data.Evaluation.Sessions.Scheduling;

namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>Gives a rater the next pair: no place of a pair is given to two raters at once.</summary>
internal static class Leasing
{
    private const int Tries = 5;

    /// <summary>Null where there is nothing for this rater now.</summary>
    /// <param name="place">In the rater's order, from 0.</param>
    public static async Task<RatingAssignment?> GiveAsync(StudioDbContext context, LeaseTerms terms, int place, DateTime now, CancellationToken cancellationToken)
    {
        var random = terms.RandomAt(place);
        var kind = new Cadence(terms.CheckEvery, terms.RepeatEvery, terms.RaterSeed).At(place);
        var special = kind switch
        {
            AssignmentKind.Check => await CheckPairs.FindAsync(context, terms, random, now, cancellationToken),
            AssignmentKind.Repeat => await RepeatPairs.FindAsync(context, terms, place, random, cancellationToken),
            _ => null,
        };
        if (special is { } found)
        {
            return await SaveAsync(context, New(terms, found.Pair, kind, found.IsSwapped, place, now), cancellationToken);
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var open = await OpenPairs.OfAsync(context, terms, now, cancellationToken);
            if (open.Count == 0)
            {
                return null;
            }

            var (scores, leans) = await OpenPairs.KnownAsync(context, terms, now, cancellationToken);
            var chosen = ActivePairing.Choose(open, terms.Systems, scores, random);
            var own = await OwnLeansAsync(context, terms, cancellationToken);
            var isSwapped = Sides.IsSwapped(new Lean(own[chosen.First], leans[chosen.First]), new Lean(own[chosen.Second], leans[chosen.Second]), random);
            if (await TakeAsync(context, terms, New(terms, chosen.Id, AssignmentKind.Pair, isSwapped, place, now), now, cancellationToken) is { } given)
            {
                return given;
            }
        }

        return null;
    }

    private static async Task<RatingAssignment?> TakeAsync(
        StudioDbContext context, LeaseTerms terms, RatingAssignment assignment, DateTime now, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await PairLock.TakeAsync(context, assignment.PairId, cancellationToken);
        if (await PairLock.TakenByOthersAsync(context, assignment.PairId, terms.Rater, now, cancellationToken) >= terms.VotesEach)
        {
            return null;
        }

        var saved = await SaveAsync(context, assignment, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private static async Task<RatingAssignment> SaveAsync(StudioDbContext context, RatingAssignment assignment, CancellationToken cancellationToken)
    {
        context.Add(assignment);
        await context.SaveChangesAsync(cancellationToken);
        return assignment;
    }

    private static async Task<int[]> OwnLeansAsync(StudioDbContext context, LeaseTerms terms, CancellationToken cancellationToken)
    {
        var samples = RatableSamples.Of(context, terms.Evaluation, notMadeBy: null);
        var rows = await context.RatingAssignments.Where(a => a.RaterId == terms.Rater && a.Kind == AssignmentKind.Pair)
            .Join(context.RatingPairs, a => a.PairId, pair => pair.Id, (a, pair) => new { a.IsSwapped, pair.FirstSampleId, pair.SecondSampleId })
            .Join(samples, pair => pair.FirstSampleId, sample => sample.Id, (pair, first) => new { pair.IsSwapped, pair.SecondSampleId, First = first.Place })
            .Join(samples, pair => pair.SecondSampleId, sample => sample.Id, (pair, second) => new { pair.IsSwapped, pair.First, Second = second.Place })
            .ToListAsync(cancellationToken);
        var leans = new int[terms.Systems];
        foreach (var row in rows)
        {
            leans[row.IsSwapped ? row.Second : row.First]++;
            leans[row.IsSwapped ? row.First : row.Second]--;
        }

        return leans;
    }

    private static RatingAssignment New(LeaseTerms terms, Guid pair, AssignmentKind kind, bool isSwapped, int place, DateTime now) => new()
    {
        EvaluationId = terms.Evaluation,
        RaterId = terms.Rater,
        PairId = pair,
        Kind = kind,
        IsSwapped = isSwapped,
        Place = place,
        LeftKey = RatingSecret.New(),
        RightKey = RatingSecret.New(),
        LeasedUntil = now + LeaseTerms.Length,
    };
}

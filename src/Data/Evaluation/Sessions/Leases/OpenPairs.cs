using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>What a rater could be given, and what is known so far.</summary>
internal static class OpenPairs
{
    /// <summary>So many are weighed against each other; the least answered ones first.</summary>
    private const int Most = 3000;

    public static async Task<IReadOnlyList<OpenPair>> OfAsync(StudioDbContext context, LeaseTerms terms, DateTime now, CancellationToken cancellationToken)
    {
        var samples = RatableSamples.Of(context, terms.Evaluation, terms.NotMadeBy);
        var (votes, rater) = (terms.VotesEach, terms.Rater);
        var leased = await LeasedAsync(context, terms, now, cancellationToken);
        // A lease moves its pair back, so that the first ones are among so many more.
        var rows = await context.RatingPairs
            .Where(pair => pair.EvaluationId == terms.Evaluation && pair.Expected == null && pair.Answers < votes)
            .Where(pair => !context.RatingAssignments.Any(a => a.PairId == pair.Id && a.RaterId == rater && a.Kind == AssignmentKind.Pair))
            .Join(samples, pair => pair.FirstSampleId, sample => sample.Id, (pair, first) => new { pair.Id, pair.Question, pair.SecondSampleId, pair.Answers, First = first.Place })
            .Join(samples, pair => pair.SecondSampleId, sample => sample.Id, (pair, second) => new { pair.Id, pair.Question, pair.First, Second = second.Place, pair.Answers })
            .OrderBy(pair => pair.Answers).ThenBy(pair => pair.Id)
            .Take(Most + leased.Count)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(pair => new OpenPair(pair.Id, pair.Question, pair.First, pair.Second, pair.Answers + leased.GetValueOrDefault(pair.Id)))
                .Where(pair => pair.Taken < votes)
                .OrderBy(pair => pair.Taken)
                .Take(Most),
        ];
    }

    /// <summary>Places of each pair that somebody looks at, without who is left out.</summary>
    private static Task<Dictionary<Guid, int>> LeasedAsync(StudioDbContext context, LeaseTerms terms, DateTime now, CancellationToken cancellationToken) => context.RatingAssignments
        .Where(a => a.EvaluationId == terms.Evaluation && a.Kind == AssignmentKind.Pair && a.AnsweredAt == null && a.LeasedUntil > now && context.Raters.Any(r => r.Id == a.RaterId && r.LeftOutAt == null))
        .GroupBy(a => a.PairId).Select(leases => new { leases.Key, Count = leases.Count() })
        .ToDictionaryAsync(leases => leases.Key, leases => leases.Count, cancellationToken);

    /// <summary>Votes of each question and, per system, how much more often it stood on the left.</summary>
    public static async Task<(IReadOnlyDictionary<EvaluationQuestion, double[]> Scores, int[] Leans)> KnownAsync(
        StudioDbContext context, LeaseTerms terms, DateTime now, CancellationToken cancellationToken)
    {
        var places = (await context.EvaluationEntries.Where(entry => entry.EvaluationId == terms.Evaluation && entry.SystemId != null)
            .Select(entry => new { entry.SystemId, entry.Place }).ToListAsync(cancellationToken)).DistinctBy(entry => entry.SystemId).ToDictionary(entry => entry.SystemId!.Value, entry => entry.Place);
        var counts = await context.Votes.Where(vote => vote.EvaluationId == terms.Evaluation)
            .Where(vote => !context.Raters.Where(r => r.EvaluationId == terms.Evaluation && r.LeftOutAt != null).Select(r => (Guid?)r.Id).Contains(vote.RaterId))
            .GroupBy(vote => new { vote.Question, vote.LeftSystemId, vote.RightSystemId, vote.Answer })
            .Select(votes => new { votes.Key, Count = votes.Count() })
            .ToListAsync(cancellationToken);
        var tallies = counts.Where(votes => places.ContainsKey(votes.Key.LeftSystemId) && places.ContainsKey(votes.Key.RightSystemId)).Select(votes => (votes.Key.Question, Tally: new PairTally(
            places[votes.Key.LeftSystemId],
            places[votes.Key.RightSystemId],
            votes.Key.Answer == VoteAnswer.Left ? votes.Count : 0,
            votes.Key.Answer == VoteAnswer.Right ? votes.Count : 0,
            votes.Key.Answer is VoteAnswer.BothGood or VoteAnswer.BothBad ? votes.Count : 0))).ToList();
        var coming = await ComingAsync(context, terms, now, cancellationToken);
        var leans = new int[terms.Systems];
        foreach (var (_, tally) in tallies)
        {
            leans[tally.Left] += (int)tally.Votes;
            leans[tally.Right] -= (int)tally.Votes;
        }

        var scores = tallies.Concat(coming).GroupBy(one => one.Question, one => one.Tally)
            .ToDictionary(one => one.Key, one => new WinMatrix(terms.Systems, one).Scores([.. Enumerable.Range(0, terms.Systems)]));
        return (scores, leans);
    }

    /// <summary>Answers on their way, as ties: two raters who ask at once are not sent to the same two systems.</summary>
    private static async Task<IEnumerable<(EvaluationQuestion Question, PairTally Tally)>> ComingAsync(
        StudioDbContext context, LeaseTerms terms, DateTime now, CancellationToken cancellationToken)
    {
        var samples = RatableSamples.Of(context, terms.Evaluation, notMadeBy: null);
        var rows = await context.RatingAssignments
            .Where(a => a.EvaluationId == terms.Evaluation && a.Kind == AssignmentKind.Pair && a.AnsweredAt == null && a.LeasedUntil > now)
            .Join(context.RatingPairs, a => a.PairId, pair => pair.Id, (_, pair) => pair)
            .Join(samples, pair => pair.FirstSampleId, sample => sample.Id, (pair, first) => new { pair.Question, pair.SecondSampleId, First = first.Place })
            .Join(samples, pair => pair.SecondSampleId, sample => sample.Id, (pair, second) => new { pair.Question, pair.First, Second = second.Place })
            .ToListAsync(cancellationToken);
        return rows.Select(row => (row.Question, new PairTally(row.First, row.Second, 0, 0, 1)));
    }
}

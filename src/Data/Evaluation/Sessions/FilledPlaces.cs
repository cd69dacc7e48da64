using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>How many places of a pair are filled: by votes of raters who are not left out. Counted anew each time, inside a transaction.</summary>
internal static class FilledPlaces
{
    /// <summary>The pair is locked already.</summary>
    public static Task CountAsync(StudioDbContext context, Guid pair, CancellationToken cancellationToken) =>
        CountAsync(context, context.RatingPairs.Where(row => row.Id == pair), cancellationToken);

    /// <summary>Of pairs that lost votes.</summary>
    public static async Task CountAsync(StudioDbContext context, IReadOnlyList<Guid> pairs, CancellationToken cancellationToken)
    {
        foreach (var some in pairs.Chunk(RatingSeat.MostPairs))
        {
            await LockAndCountAsync(context, context.RatingPairs.Where(row => some.Contains(row.Id)), cancellationToken);
        }
    }

    /// <summary>Of all that these raters voted on.</summary>
    public static Task CountOfAsync(StudioDbContext context, IQueryable<Rater> raters, CancellationToken cancellationToken) => LockAndCountAsync(
        context, context.RatingPairs.Where(row => context.RatingAssignments.Any(a => a.PairId == row.Id && a.VoteId != null && raters.Any(rater => rater.Id == a.RaterId))), cancellationToken);

    private static async Task LockAndCountAsync(StudioDbContext context, IQueryable<RatingPair> pairs, CancellationToken cancellationToken)
    {
        // What somebody says meanwhile is there once the lock is.
        await pairs.ExecuteUpdateAsync(set => set.SetProperty(pair => pair.Answers, pair => pair.Answers), cancellationToken);
        await CountAsync(context, pairs, cancellationToken);
    }

    private static Task<int> CountAsync(StudioDbContext context, IQueryable<RatingPair> pairs, CancellationToken cancellationToken) => pairs.ExecuteUpdateAsync(
        set => set.SetProperty(
            pair => pair.Answers,
            pair => context.RatingAssignments.Count(a => a.PairId == pair.Id && a.VoteId != null && context.Raters.Any(rater => rater.Id == a.RaterId && rater.LeftOutAt == null))),
        cancellationToken);
}

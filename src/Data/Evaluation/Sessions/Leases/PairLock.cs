using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>One writer at a time for a pair's places, inside a transaction: SQLite has one writer anyway, PostgreSQL waits at the row.</summary>
internal static class PairLock
{
    public static Task TakeAsync(StudioDbContext context, Guid pair, CancellationToken cancellationToken) =>
        context.RatingPairs.Where(row => row.Id == pair).ExecuteUpdateAsync(set => set.SetProperty(row => row.Answers, row => row.Answers), cancellationToken);

    /// <summary>Answers of others and what others were given, without who is left out: only read while the lock is held.</summary>
    public static async Task<int> TakenByOthersAsync(StudioDbContext context, Guid pair, Guid rater, DateTime now, CancellationToken cancellationToken) =>
        await context.RatingAssignments.CountAsync(
            a => a.PairId == pair && a.RaterId != rater && a.Kind == AssignmentKind.Pair && (a.AnsweredAt != null || a.LeasedUntil > now)
                && context.Raters.Any(other => other.Id == a.RaterId && other.LeftOutAt == null),
            cancellationToken);
}

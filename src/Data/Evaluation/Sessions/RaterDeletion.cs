using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation.Sessions;

/// <summary>A rater with all that they said: their places are free for others again.</summary>
internal static class RaterDeletion
{
    public static async Task DeleteAsync(StudioDbContext context, Guid rater, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var voted = await context.RatingAssignments.Where(a => a.RaterId == rater && a.VoteId != null).Select(a => a.PairId).ToListAsync(cancellationToken);
        await context.Votes.Where(v => v.RaterId == rater).ExecuteDeleteAsync(cancellationToken);
        await context.RatingAssignments.Where(a => a.RaterId == rater).ExecuteDeleteAsync(cancellationToken);
        await context.Raters.Where(r => r.Id == rater).ExecuteDeleteAsync(cancellationToken);
        await FilledPlaces.CountAsync(context, voted, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

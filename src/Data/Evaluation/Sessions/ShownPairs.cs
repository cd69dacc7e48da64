using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation.Designs;

namespace Studio.Data.Evaluation.Sessions;

internal static class ShownPairs
{
    public static async Task<ShownPair> OfAsync(StudioDbContext context, RatingSeat seat, RatingAssignment assignment, CancellationToken cancellationToken)
    {
        var pair = await context.RatingPairs.AsNoTracking().SingleAsync(p => p.Id == assignment.PairId, cancellationToken);
        return new ShownPair(
            assignment.LeftKey,
            assignment.RightKey,
            pair.Question,
            pair.Question == EvaluationQuestion.PromptFollowing ? await CaptionAsync(context, seat, pair, cancellationToken) : null);
    }

    /// <summary>The wish; or what was written for it, of whichever of the two was drawn from such a text.</summary>
    private static async Task<string> CaptionAsync(StudioDbContext context, RatingSeat seat, RatingPair pair, CancellationToken cancellationToken)
    {
        var wish = await context.EvaluationPrompts.Where(p => p.Id == pair.PromptId).Select(p => p.Text).SingleAsync(cancellationToken);
        if (seat.Evaluation.Caption == EvaluationCaption.Wish)
        {
            return wish;
        }

        var drawn = await context.EvaluationSamples.Where(s => s.Id == pair.FirstSampleId || s.Id == pair.SecondSampleId).Select(s => new { s.Id, s.Caption }).ToListAsync(cancellationToken);
        return drawn.OrderByDescending(s => s.Id == pair.FirstSampleId).Select(s => s.Caption).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text) && text != wish) ?? wish;
    }
}

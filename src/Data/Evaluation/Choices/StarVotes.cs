using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Evaluation.Choices;

/// <summary>What the stars that a person gave to pictures of one turn say about the systems that made them.</summary>
internal static class StarVotes
{
    /// <summary>From here on two pictures of as many stars are both good.</summary>
    private const int Good = 3;

    /// <param name="turn">What the pictures were made for.</param>
    /// <param name="starred">All of the turn's pictures with this person's stars, each with the system that made it.</param>
    public static async Task WriteAsync(
        StudioDbContext context, Guid voter, Guid turn, string category, IReadOnlyList<StarredPicture> starred, DateTime now, CancellationToken cancellationToken)
    {
        await context.Votes.Where(v => v.Source == VoteSource.Stars && v.VoterId == voter && v.PromptId == turn).ExecuteDeleteAsync(cancellationToken);
        var ordered = starred.OrderBy(picture => picture.ImageId).ToList();
        context.Votes.AddRange(ordered.SelectMany((left, at) => ordered.Skip(at + 1).Where(right => right.SystemId != left.SystemId).Select(right => new Vote
        {
            Source = VoteSource.Stars,
            Question = EvaluationQuestion.Preference,
            LeftSystemId = left.SystemId,
            RightSystemId = right.SystemId,
            LeftImageId = left.ImageId,
            RightImageId = right.ImageId,
            Answer = Answer(left.Stars, right.Stars),
            PromptId = turn,
            Category = category,
            VoterId = voter,
            IsBlind = false,
            At = now,
        })));
        await context.SaveChangesAsync(cancellationToken);
    }

    private static VoteAnswer Answer(int left, int right) => left.CompareTo(right) switch
    {
        > 0 => VoteAnswer.Left,
        < 0 => VoteAnswer.Right,
        _ => left >= Good ? VoteAnswer.BothGood : VoteAnswer.BothBad,
    };
}

internal sealed record StarredPicture(Guid ImageId, Guid SystemId, int Stars);

using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;

namespace Studio.Web.Rating;

/// <summary>The last page.</summary>
/// <param name="Answers">All that were given.</param>
/// <param name="Pairs">That they count for: without checks, and once where a pair came twice.</param>
/// <param name="Another">So many more can be given; 0: nothing is left for this rater.</param>
/// <param name="Own">So many wait that show pictures of the rater’s own.</param>
/// <param name="Over">Why it is over; null while it goes on.</param>
/// <param name="Code">With which a guest deletes their answers; null for members, and once the numbers are published.</param>
internal sealed record EndView(string Name, int Answers, int Pairs, long Milliseconds, int? Ties, int? EverybodysTies, IReadOnlyList<RepeatView> Repeats, int? OthersSame, string? Code, int Another, int Own, SessionOver? Over)
{
    /// <summary>How many pairs "some more" are, where there are as many.</summary>
    public const int More = 40;

    /// <param name="session">The address that pictures are asked from.</param>
    public static EndView Of(SessionEnd end, string session, string? code) => new(
        end.Name, end.Answers, end.Pairs, end.Milliseconds, end.Ties, end.EverybodysTies,
        [.. end.Repeats.Select(pair => RepeatView.Of(pair, session))],
        end.OthersSame, code, Math.Min(More, end.Open), end.Own, end.Over);
}

/// <param name="First">What was said the first time, on the sides that are shown here.</param>
/// <param name="Left">Null once it is not shown any more.</param>
internal sealed record RepeatView(bool IsSame, VoteAnswer First, VoteAnswer Later, string? Left, string? Right)
{
    public static RepeatView Of(RepeatedPair pair, string session) => pair.Keys is var (left, right)
        ? new RepeatView(pair.IsSame, pair.First, pair.Later, RatingAddress.Picture(session, left), RatingAddress.Picture(session, right))
        : new RepeatView(pair.IsSame, pair.First, pair.Later, Left: null, Right: null);
}

using Studio.Data.Evaluation.Sessions;

namespace Studio.Web.Rating;

/// <summary>The last page.</summary>
/// <param name="Another">So many more can be given; 0: nothing is left for this rater.</param>
/// <param name="Own">So many wait that show pictures of the rater’s own.</param>
/// <param name="Over">Why it is over; null while it goes on.</param>
/// <param name="Code">With which a guest deletes their answers; null for members, and once the numbers are published.</param>
internal sealed record EndView(string Name, int Answers, long Milliseconds, int? Ties, int? EverybodysTies, IReadOnlyList<bool> Repeats, int? OthersSame, string? Code, int Another, int Own, SessionOver? Over)
{
    /// <summary>How many pairs "some more" are, where there are as many.</summary>
    public const int More = 40;

    public static EndView Of(SessionEnd end, string? code) => new(
        end.Name, end.Answers, end.Milliseconds, end.Ties, end.EverybodysTies, end.Repeats, end.OthersSame, code, Math.Min(More, end.Open), end.Own, end.Over);
}

using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations.Results;

/// <summary>How far raters agree with each other about the same pair and question.</summary>
/// <param name="Alpha">Krippendorff's, of four answers without an order; null where it is not defined.</param>
/// <param name="AlphaInterval">95 %, pairs drawn again.</param>
/// <param name="Kappa">Fleiss', over the pairs with the commonest number of answers.</param>
/// <param name="Judged">Pairs with two or more answers.</param>
/// <param name="MedianSeconds">For an answer; null where none was timed.</param>
public sealed record RaterTrust(double? Alpha, Interval? AlphaInterval, double? Kappa, int Judged, double? MedianSeconds)
{
    /// <summary>Below this nothing is printed: an alpha of a handful of pairs is chance.</summary>
    public const int LeastJudged = 20;

    /// <summary>The most votes first.</summary>
    public IReadOnlyList<RaterQuality> Raters { get; init; } = [];

    public bool IsEnough => Judged >= LeastJudged;
}

/// <summary>What tells whether one rater looks.</summary>
/// <param name="Votes">That are counted here.</param>
/// <param name="Agrees">Share of the others' answers to the same pairs and question that were this rater's too; null where nobody else answered any.</param>
public sealed record RaterQuality(string Name, long Votes, int ChecksRight, int Checks, int SameOnRepeats, int Repeats, double? Agrees, bool IsLeftOut);

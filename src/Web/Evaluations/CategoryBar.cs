using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;
using Studio.Inference.Prompting;

namespace Studio.Web.Evaluations;

/// <summary>How often the upsampled picture won over the one of the wish alone, everything else being equal, in one category.</summary>
internal sealed record CategoryBar(string Category, double Won, int Of)
{
    public double Share => Won / Of;

    public Interval Interval => WilsonInterval.Of(Won, Of);

    /// <param name="ofDesign">Categories of a prompt set; in the studio they are languages.</param>
    public static IReadOnlyList<CategoryBar> All(VoteCounts counts, bool ofDesign) =>
    [
        .. counts.Votes
            .Where(votes => counts.Systems[votes.Left] is var left && counts.Systems[votes.Right] is var right && left.Base == right.Base && left.IsUpsampled != right.IsUpsampled)
            .GroupBy(votes => votes.Category)
            .Select(group => new CategoryBar(ofDesign ? InDesign(group.Key) : NameOf(group.Key), group.Sum(votes => Upsampled(counts, votes)), (int)group.Sum(votes => votes.Count)))
            .OrderByDescending(bar => bar.Of),
    ];

    public static string NameOf(string category) => LanguageNames.Of(category) ?? (category is "und" or "" ? "Unknown language" : category);

    private static string InDesign(string category) => category.Length == 0 ? "without a category" : category;

    private static double Upsampled(VoteCounts counts, CountedVotes votes) => votes.Answer switch
    {
        VoteAnswer.Left => counts.Systems[votes.Left].IsUpsampled ? votes.Count : 0,
        VoteAnswer.Right => counts.Systems[votes.Right].IsUpsampled ? votes.Count : 0,
        _ => votes.Count / 2.0,
    };
}

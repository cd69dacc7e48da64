using System.Globalization;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>The paragraph for a paper, with every number in it.</summary>
internal static class Methods
{
    public static string Of(ResultsReport report, ResultsFilter filter)
    {
        var (counts, sentences) = (report.Counts, new List<string>());
        var (choices, stars) = (counts.Votes.Where(v => v.Source == VoteSource.Choice).Sum(v => v.Count), counts.Votes.Where(v => v.Source == VoteSource.Stars).Sum(v => v.Count));
        sentences.Add($"{Number(counts.Systems.Count)} {(counts.Systems.Count == 1 ? "system was" : "systems were")} compared by {Number(counts.Raters)} {(counts.Raters == 1 ? "person" : "people")} on pictures of their own, made for {Number(counts.Prompts)} {(counts.Prompts == 1 ? "wish" : "wishes")}"
            + (filter.Category is { } category ? $" in the category {CategoryBar.NameOf(category)}" : "") + ".");
        sentences.Add($"They gave {Number(choices)} {(choices == 1 ? "answer" : "answers")} to “Which of these two?”, the side thrown like a coin, and stars from which {Number(stars)} {(stars == 1 ? "answer follows" : "answers follow")} (more stars in one turn is better).");
        sentences.Add("The answers are not blind: everybody knew what they had asked for, and could know with what.");
        sentences.Add(ScaleWords.Estimates(report));
        if (report.Groups.Count > 1 || report.Alone.Count > 0)
        {
            sentences.Add($"{Number(report.Groups.Count + report.Alone.Count)} groups of systems were never compared with each other: there is no common scale, and each has one of its own.");
        }

        if (report.Groups.Any(group => !group.HasFiniteAnswer))
        {
            sentences.Add("Where a system won or lost everything no finite estimate exists; half a vote each way was added to every pair of that group, so its scores are drawn to the middle.");
        }

        sentences.Add(report.Groups is [{ Bootstrap: { } drawn }, ..]
            ? $"Intervals are 95 % percentile intervals of {Number(drawn.Rounds)} bootstrap samples clustered by wish (seed {drawn.Seed}{(drawn.WithoutAnswer > 0 ? $"; {Number(drawn.WithoutAnswer)} of them without a finite estimate were left out" : "")}), beside Wald intervals from the inverse information."
            : "Intervals are 95 % Wald intervals from the inverse information.");
        if (report.Side is { } side)
        {
            sentences.Add($"Standing on the left was worth {Signed(side.Points)} ± {RankedSystem.Text(EloScale.Z * side.StandardError)} points.");
        }

        sentences.Add("Each pair of pictures was answered by the one who made them, so no agreement between raters can be given.");
        return string.Join(' ', sentences);
    }

    public static string Signed(double points) => $"{(points < 0 ? "−" : "+")}{RankedSystem.Text(Math.Abs(points))}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

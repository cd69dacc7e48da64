using System.Globalization;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>Which model and anchor stand behind the scores, in words.</summary>
internal static class ScaleWords
{
    public static string Model(ResultsReport report) => report.Model.Ties == TieModel.Davidson ? "Davidson" : "Bradley–Terry";

    /// <summary>"the mean of the 4 systems = 1,000", "Studio Mini, wish only = 0".</summary>
    public static string Anchor(ResultsReport report, RatedGroup group) => group.Anchor is { } anchor
        ? $"{report.Counts.Systems[anchor].Name} = 0"
        : $"the mean of the {group.Systems.Count} systems = 1,000";

    /// <summary>What the drawn intervals are: "95 % bootstrap intervals by prompt", "95 % Hessian intervals".</summary>
    /// <param name="clusters">What is drawn again together: "wish", "prompt".</param>
    public static string Intervals(RatedGroup group, bool hessian, string clusters) =>
        hessian || group.Bootstrap is null ? "95 % Hessian intervals" : $"95 % bootstrap intervals by {clusters}";

    /// <summary>The sentence for a paper.</summary>
    public static string Estimates(ResultsReport report)
    {
        var counts = report.Counts;
        var ties = $"{Number(counts.Of(VoteAnswer.BothGood))} both good, {Number(counts.Of(VoteAnswer.BothBad))} both bad";
        var model = report.Model.Ties == TieModel.Davidson
            ? $"Davidson’s model, in which ties ({ties}) are an outcome of their own{Weights(report)}, by maximum likelihood"
            : $"Bradley–Terry maximum-likelihood estimates with ties ({ties}) as half a win each";
        var anchor = report.Groups.Select(group => group.Anchor).FirstOrDefault(anchor => anchor is not null) is { } system ? $"{counts.Systems[system].Name} = 0" : "the mean of the pool = 1,000";
        var pool = string.Join("; ", report.Groups.Select(group => string.Join(", ", group.Systems.Select(one => counts.Systems[one].Name))));
        return $"Scores are {model}, on the Elo scale (400 / ln 10), anchored at {anchor}; the pool: {pool}.";
    }

    private static string Weights(ResultsReport report)
    {
        var weights = report.Groups.Select(group => group.TieWeight).OfType<double>().ToList();
        return weights.Count == 0 ? "" : $" (ν = {string.Join(", ", weights.Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture)))})";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

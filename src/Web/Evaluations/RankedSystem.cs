using System.Globalization;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>A row of the board.</summary>
public sealed record RankedSystem(RatedSystem Rated, RatedName Name, Interval Interval, int First, int Last, long Votes, double? Elo)
{
    public string Place => First == Last ? $"{First}" : $"{First}–{Last}";

    public string Score => Text(Rated.Score);

    public string Margin => $"± {Text((Interval.High - Interval.Low) / 2)}";

    public static string Text(double score) => score.ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>Best first. Drawing prompts again where that was done, else from the likelihood.</summary>
    public static IReadOnlyList<RankedSystem> Of(ResultsReport report, RatedGroup group, bool hessian)
    {
        var intervals = group.Rated.Select(rated => hessian ? rated.Hessian : rated.Bootstrap ?? rated.Hessian).ToList();
        var places = Ranks.Of(intervals);
        return
        [
            .. group.Rated.Select((rated, at) => new RankedSystem(
                    rated, report.Counts.Systems[rated.System], intervals[at], places[at].First, places[at].Last, report.Wins.Battles(rated.System), report.Elo?[rated.System]))
                .OrderByDescending(row => row.Rated.Score),
        ];
    }
}

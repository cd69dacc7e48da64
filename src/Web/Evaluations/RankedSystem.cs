using System.Globalization;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>A row of the board.</summary>
/// <param name="Rated">As a difference to the anchor where there is one.</param>
public sealed record RankedSystem(RatedSystem Rated, RatedName Name, Interval Interval, int First, int Last, long Votes, double? Elo)
{
    public string Place => First == Last ? $"{First}" : $"{First}–{Last}";

    public string Score => Text(Rated.Score);

    public bool IsAnchor { get; init; }

    public string Margin => IsAnchor ? "anchor" : $"± {Text((Interval.High - Interval.Low) / 2)}";

    public static string Text(double score) => score.ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>Best first. Drawing prompts again where that was done, else from the likelihood. Places are those around the mean: they do not move with the anchor.</summary>
    public static IReadOnlyList<RankedSystem> Of(ResultsReport report, RatedGroup group, bool hessian)
    {
        var places = Ranks.Of([.. group.Rated.Select(rated => Chosen(rated, hessian))]);
        return
        [
            .. group.Rated.Select((rated, at) => new RankedSystem(
                    rated.ToAnchor ?? rated, report.Counts.Systems[rated.System], Chosen(rated.ToAnchor ?? rated, hessian), places[at].First, places[at].Last, report.Wins.Battles(rated.System), report.Elo?[rated.System])
                {
                    IsAnchor = rated.System == group.Anchor,
                })
                .OrderByDescending(row => row.Rated.Score),
        ];
    }

    private static Interval Chosen(RatedSystem rated, bool hessian) => hessian ? rated.Hessian : rated.Bootstrap ?? rated.Hessian;
}

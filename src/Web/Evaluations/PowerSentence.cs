using System.Globalization;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>What more answers would tell: of the best two neighbours that cannot be told apart yet.</summary>
internal sealed record PowerSentence(string Value, string Note, string Whole)
{
    public static PowerSentence? Of(IReadOnlyList<RankedSystem> rows, RatedGroup group)
    {
        var at = group.Systems.Index().ToDictionary(system => system.Item, system => system.Index);
        foreach (var (better, worse) in rows.Zip(rows.Skip(1)))
        {
            var (i, j) = (at[better.Rated.System], at[worse.Rated.System]);
            var difference = group.Strengths.Values[i] - group.Strengths.Values[j];
            if (Power.MoreVotes(difference, group.Strengths.Variance(i, j), Clustering(group)) is not { } votes)
            {
                return new PowerSentence("no number", $"would separate {better.Name.Name} from {worse.Name.Name}: they look alike", $"No number of votes that anybody gives would separate {better.Name.Name} from {worse.Name.Name}: they look alike.");
            }

            if (votes > 0)
            {
                var number = votes.ToString("N0", CultureInfo.InvariantCulture);
                return new PowerSentence($"≈ {number}", $"more votes would separate {better.Name.Name} from {worse.Name.Name}, at 80 % power", $"About {number} more votes between the two would separate {better.Name.Name} from {worse.Name.Name}, at 80 % power.");
            }
        }

        return null;
    }

    /// <summary>How much wider intervals are because answers about one prompt resemble each other.</summary>
    private static double Clustering(RatedGroup group)
    {
        if (group.Bootstrap is null)
        {
            return 1;
        }

        var ratios = group.Systems.Index().Select(system => group.Bootstrap.OfSystems[system.Index] is { } drawn ? drawn.Variance / group.Strengths.Variance(system.Index) : 1).ToList();
        return ratios.Average();
    }
}

using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>What the votes say.</summary>
public sealed record ResultsReport
{
    public required VoteCounts Counts { get; init; }

    public required WinMatrix Wins { get; init; }

    /// <summary>Largest first; more than one: no common scale.</summary>
    public required IReadOnlyList<RatedGroup> Groups { get; init; }

    /// <summary>Systems that were never compared with another one.</summary>
    public required IReadOnlyList<int> Alone { get; init; }

    public required SideBiasFit? Side { get; init; }

    /// <summary>Null until every vote was read in its order.</summary>
    public IReadOnlyList<double>? Elo { get; init; }

    public static ResultsReport Of(VoteCounts counts)
    {
        var wins = new WinMatrix(counts.Systems.Count, counts.Tallies);
        var groups = Ratings.Of(wins, prompts: null, seed: 0, CancellationToken.None);
        return new ResultsReport
        {
            Counts = counts,
            Wins = wins,
            Groups = groups,
            Alone = [.. Enumerable.Range(0, counts.Systems.Count).Except(groups.SelectMany(group => group.Systems))],
            Side = SideOf(counts, groups),
        };
    }

    /// <summary>Of the largest group: a side that is favoured is favoured whatever stands there.</summary>
    private static SideBiasFit? SideOf(VoteCounts counts, IReadOnlyList<RatedGroup> groups)
    {
        if (groups is not [var largest, ..])
        {
            return null;
        }

        var place = largest.Systems.Index().ToDictionary(system => system.Item, system => system.Index);
        return SideBias.Fit(
            [.. counts.Sided.Where(tally => place.ContainsKey(tally.Left) && place.ContainsKey(tally.Right)).Select(tally => tally with { Left = place[tally.Left], Right = place[tally.Right] })],
            place.Count);
    }
}

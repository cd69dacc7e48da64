using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>What the votes say.</summary>
public sealed record ResultsReport
{
    public required VoteCounts Counts { get; init; }

    public required RatingModel Model { get; init; }

    public required WinMatrix Wins { get; init; }

    /// <summary>Largest first; more than one: no common scale.</summary>
    public required IReadOnlyList<RatedGroup> Groups { get; init; }

    /// <summary>Systems that were never compared with another one.</summary>
    public required IReadOnlyList<int> Alone { get; init; }

    public required SideBiasFit? Side { get; init; }

    /// <summary>Of a rating session; in the studio people know what they asked for.</summary>
    public bool IsBlind => Counts.Votes.Count > 0 && Counts.Votes.All(votes => votes.Source == VoteSource.Session);

    /// <summary>Null until every vote was read in its order.</summary>
    public IReadOnlyList<double>? Elo { get; init; }

    /// <param name="scale">Null: ties as half wins, and the anchor of the design.</param>
    public static ResultsReport Of(VoteCounts counts, ResultsScaleChoice? scale = null)
    {
        var model = (scale ?? ResultsScaleChoice.Usual).Model(counts.Systems, counts.DesignedAnchor);
        var wins = new WinMatrix(counts.Systems.Count, counts.Tallies);
        var groups = Ratings.Of(wins, prompts: null, seed: 0, CancellationToken.None, model);
        return new ResultsReport
        {
            Counts = counts,
            Model = model,
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

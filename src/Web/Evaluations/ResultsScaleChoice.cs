using Studio.Data.Evaluation.Statistics;

namespace Studio.Web.Evaluations;

/// <summary>How votes become scores; lives in the address.</summary>
/// <param name="Anchor">The system whose score is 0; null: the one that the design names, else the mean.</param>
/// <param name="IsMean">The mean, whatever the design names.</param>
public sealed record ResultsScaleChoice(TieModel Ties = TieModel.HalfWins, Guid? Anchor = null, bool IsMean = false)
{
    private const string Mean = "mean";

    public static readonly ResultsScaleChoice Usual = new();

    internal IEnumerable<string> Parts
    {
        get
        {
            if (Ties == TieModel.Davidson)
            {
                yield return "ties=davidson";
            }

            if (Anchor is { } anchor)
            {
                yield return $"anchor={anchor}";
            }
            else if (IsMean)
            {
                yield return $"anchor={Mean}";
            }
        }
    }

    /// <summary>What an address does not name right is left out.</summary>
    public static ResultsScaleChoice Of(string? ties, string? anchor) => new(
        string.Equals(ties, nameof(TieModel.Davidson), StringComparison.OrdinalIgnoreCase) ? TieModel.Davidson : TieModel.HalfWins,
        Guid.TryParse(anchor, out var id) ? id : null,
        string.Equals(anchor, Mean, StringComparison.Ordinal));

    /// <param name="systems">Those that were compared.</param>
    /// <param name="designed">The anchor that the design names.</param>
    public RatingModel Model(IReadOnlyList<RatedName> systems, Guid? designed)
    {
        var anchor = Anchor ?? (IsMean ? null : designed);
        var place = systems.Index().Where(system => system.Item.Id == anchor).Select(system => (int?)system.Index).FirstOrDefault();
        return new RatingModel(Ties, place);
    }
}

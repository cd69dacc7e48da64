namespace Studio.Data.Evaluation.Statistics;

/// <summary>A point of a sorted sample, between two of its values by a straight line.</summary>
public static class Quantile
{
    /// <param name="sorted">Ascending, at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        // Hyndman and Fan, "Sample quantiles in statistical packages", American Statistician 50 (1996), type 7; numpy's "linear".
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}

namespace Studio.Data.Evaluation.Statistics;

/// <summary>Of a share, from few cases as well as from many.</summary>
public static class WilsonInterval
{
    /// <summary>The 97.5 % point of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <param name="successes">May hold halves: a tie is half a win.</param>
    /// <param name="trials">At least 1.</param>
    public static Interval Of(double successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        // Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), without continuity correction.
        var share = successes / trials;
        var square = Z * Z;
        var denominator = 1 + (square / trials);
        var centre = (share + (square / (2 * trials))) / denominator;
        var half = Z * Math.Sqrt((share * (1 - share) / trials) + (square / (4.0 * trials * trials))) / denominator;
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}

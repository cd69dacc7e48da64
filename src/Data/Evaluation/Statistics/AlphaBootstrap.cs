namespace Studio.Data.Evaluation.Statistics;

/// <summary>An interval for Krippendorff's alpha: the units are drawn again with replacement, as if other cases had come.</summary>
public static class AlphaBootstrap
{
    public const int Rounds = 1000;

    /// <summary>Null where alpha is not defined. The same seed gives the same interval.</summary>
    public static Interval? Of(IReadOnlyList<JudgedUnits> units, int seed)
    {
        var paired = units.Where(unit => unit.Judges > 1).ToList();
        if (KrippendorffAlpha.Nominal(paired) is null)
        {
            return null;
        }

        // Hayes and Krippendorff, "Answering the call for a standard reliability measure", Communication Methods and Measures 1 (2007),
        // draw pairs; whole units keep what belongs together. Percentile interval (Efron and Tibshirani 1993, chapter 13).
#pragma warning disable CA5394 // Statistics, not secrets: the draw has to be repeatable.
        var random = new Random(seed);
#pragma warning restore CA5394
        var alphas = new List<double>(Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            // A round in which nobody ever differs has no alpha by the formula; people agreed in all of it.
            alphas.Add(KrippendorffAlpha.Nominal(Resampled.Of(paired, random)) ?? 1);
        }

        alphas.Sort();
        return new Interval(Quantile.Of(alphas, 0.025), Quantile.Of(alphas, 0.975));
    }
}

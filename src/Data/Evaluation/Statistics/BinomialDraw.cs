namespace Studio.Data.Evaluation.Statistics;

/// <summary>How many of so many trials succeed, drawn.</summary>
internal static class BinomialDraw
{
    /// <summary>From here on a binomial count is drawn as a normal one, rounded: its skew is below what 1,000 rounds can show.</summary>
    private const double Many = 1000;

    public static int Of(int trials, double share, Random random)
    {
        if (share >= 1)
        {
            return trials;
        }

        var variance = trials * share * (1 - share);
        if (variance > Many)
        {
            return (int)Math.Clamp(Math.Round((trials * share) + (Math.Sqrt(variance) * Normal(random))), 0, trials);
        }

        return share > 0.5 ? trials - Waiting(trials, 1 - share, random) : Waiting(trials, share, random);
    }

    /// <summary>
    /// Jumps from success to success (Devroye, "Non-Uniform Random Variate Generation", 1986, X.4.3):
    /// costs what it counts, not what it tries.
    /// </summary>
    private static int Waiting(int trials, double share, Random random)
    {
        if (share <= 0)
        {
            return 0;
        }

        var (count, at, log) = (0, 0.0, Math.Log(1 - share));
        while (true)
        {
#pragma warning disable CA5394 // Statistics, not secrets.
            at += Math.Floor(Math.Log(1 - random.NextDouble()) / log) + 1;
#pragma warning restore CA5394
            if (at > trials)
            {
                return count;
            }

            count++;
        }
    }

    /// <summary>Box and Muller, Annals of Mathematical Statistics 29 (1958).</summary>
    private static double Normal(Random random)
    {
#pragma warning disable CA5394 // Statistics, not secrets.
        return Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
#pragma warning restore CA5394
    }
}

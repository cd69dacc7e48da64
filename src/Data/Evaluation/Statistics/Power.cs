namespace Studio.Data.Evaluation.Statistics;

/// <summary>How many answers more would tell two systems apart.</summary>
public static class Power
{
    /// <summary>More than anybody will give: the two may as well be equal.</summary>
    public const double Most = 100_000;

    /// <summary>97.5 % and 80 % points of the normal distribution: seen at 5 % in 80 of 100 such evaluations.</summary>
    private const double Wanted = 1.959963984540054 + 0.8416212335729143;

    /// <summary>
    /// Answers between the two alone, if they are as far apart as they look now; 0 where they are told apart already, null where it is more than Most.
    /// An answer adds p (1 − p) to the information on a difference (the rank-one update of an inverse: 1/v' = 1/v + w);
    /// sizes as in Lachin, "Introduction to sample size determination and power analysis", Controlled Clinical Trials 2 (1981).
    /// </summary>
    /// <param name="difference">Of strengths.</param>
    /// <param name="variance">Of that difference, from the information.</param>
    /// <param name="clustering">How many times larger it is when whole prompts are drawn again; 1 without.</param>
    public static int? MoreVotes(double difference, double variance, double clustering)
    {
        var effect = Math.Max(1, clustering);
        if (Math.Abs(difference) >= EloScale.Z * Math.Sqrt(variance * effect))
        {
            return 0;
        }

        var share = Logistic.Of(difference);
        var missing = (effect * Wanted * Wanted / (difference * difference)) - (1 / variance);
        var votes = missing / (share * (1 - share));
        return votes <= Most ? Math.Max(1, (int)Math.Ceiling(votes)) : null;
    }
}

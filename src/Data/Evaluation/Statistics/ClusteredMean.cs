namespace Studio.Data.Evaluation.Statistics;

/// <summary>The mean of numbers of which those of one prompt belong together.</summary>
/// <param name="Mean">Of the prompts' means: a prompt with more pictures counts no more.</param>
/// <param name="Interval">95 %, from how much the prompts differ; null where one prompt cannot tell.</param>
public sealed record ClusteredMean(double Mean, Interval? Interval)
{
    private const double Z = 1.959963984540054;

    /// <param name="prompts">The mean of each prompt; at least one.</param>
    public static ClusteredMean Of(IReadOnlyList<double> prompts)
    {
        var mean = prompts.Average();
        if (prompts.Count < 2)
        {
            return new ClusteredMean(mean, null);
        }

        var reach = Z * Math.Sqrt(prompts.Sum(value => (value - mean) * (value - mean)) / (prompts.Count - 1) / prompts.Count);
        return new ClusteredMean(mean, new Interval(mean - reach, mean + reach));
    }

    /// <summary>Of shares, which may all be 0 or 1: Wilson's interval with each prompt as one trial, never outside 0 to 1, and wider than it needs to be where pictures of one prompt differ.</summary>
    /// <param name="prompts">The share of each prompt, 0 to 1; at least one.</param>
    public static ClusteredMean OfShares(IReadOnlyList<double> prompts) => new(prompts.Average(), WilsonInterval.Of(prompts.Sum(), prompts.Count));
}

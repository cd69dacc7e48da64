namespace Studio.Data.Evaluation.Statistics;

/// <summary>The mean of numbers of which those of one prompt belong together.</summary>
/// <param name="Mean">Of the prompts' means: a prompt with more pictures counts no more.</param>
/// <param name="Interval">95 %, normal, from how much the prompts differ; null from a single prompt.</param>
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
}

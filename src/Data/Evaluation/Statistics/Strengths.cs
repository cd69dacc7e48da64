namespace Studio.Data.Evaluation.Statistics;

/// <summary>Logarithms of strengths, whose mean is 0, and how sure they are.</summary>
/// <param name="Values">θ of each system.</param>
/// <param name="Covariance">Row by row, with as many rows as systems.</param>
public sealed record Strengths(IReadOnlyList<double> Values, IReadOnlyList<double> Covariance, double LogLikelihood)
{
    private int Count => Values.Count;

    public double Variance(int system) => Covariance[(system * Count) + system];

    /// <summary>Of the difference between two.</summary>
    public double Variance(int one, int other) => Variance(one) + Variance(other) - (2 * Covariance[(one * Count) + other]);
}

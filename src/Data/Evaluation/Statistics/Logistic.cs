namespace Studio.Data.Evaluation.Statistics;

internal static class Logistic
{
    public static double Of(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>Its logarithm, exact far out too.</summary>
    public static double LogOf(double x) => Math.Min(x, 0) - Math.Log(1 + Math.Exp(-Math.Abs(x)));
}

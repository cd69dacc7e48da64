namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Ways to lay out sigmas that do not follow the training timesteps, and the way back to a timestep.</summary>
internal static class SigmaSpacing
{
    /// <summary>One of them at most.</summary>
    private static readonly string[] Keys = ["use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"];

    /// <summary>The layout that the configuration asks for between two sigmas; null when it asks for none.</summary>
    public static double[]? FromConfig(SchedulerConfig config, double largest, double smallest, int steps)
    {
        var high = config.Optional("sigma_max") ?? largest;
        var low = config.Optional("sigma_min") ?? smallest;
        string[] asked = [.. Keys.Where(key => config.Flag(key, false))];
        return asked switch
        {
            [] => null,
            ["use_karras_sigmas"] => Karras(high, low, steps),
            ["use_exponential_sigmas"] => Exponential(high, low, steps),
            ["use_beta_sigmas"] => Beta(high, low, steps),
            _ => throw config.Refuse(asked[1], $"true beside {asked[0]}"),
        };
    }

    /// <summary>arXiv:2206.00364, formula 5, rho = 7.</summary>
    public static double[] Karras(double high, double low, int steps)
    {
        const double rho = 7;
        var start = Math.Pow(high, 1 / rho);
        var end = Math.Pow(low, 1 / rho);
        return Ramp(steps, ramp => Math.Pow(start + ramp * (end - start), rho));
    }

    public static double[] Exponential(double high, double low, int steps) =>
        Ramp(steps, ramp => Math.Exp(Math.Log(high) + ramp * (Math.Log(low) - Math.Log(high))));

    /// <summary>arXiv:2407.12173: quantiles of Beta(0.6, 0.6).</summary>
    public static double[] Beta(double high, double low, int steps) =>
        Ramp(steps, ramp => low + BetaDistribution.Quantile(1 - ramp, 0.6, 0.6) * (high - low));

    /// <summary>arXiv:2206.00927: uniform in log sigma (rho = 1).</summary>
    public static double[] Lu(double largestLog, double smallestLog, int steps) =>
        Ramp(steps, ramp => Math.Exp(largestLog + ramp * (smallestLog - largestLog)));

    /// <summary>numpy.interp over the rising training timesteps.</summary>
    public static double Interpolate(double timestep, float[] values)
    {
        if (timestep <= 0)
        {
            return values[0];
        }

        if (timestep >= values.Length - 1)
        {
            return values[^1];
        }

        var low = (int)Math.Floor(timestep);
        return values[low] + (timestep - low) * ((double)values[low + 1] - values[low]);
    }

    /// <summary>The fractional training timestep with this sigma, linear in log sigma (_sigma_to_t).</summary>
    public static double ToTimestep(double sigma, float[] logSigmas)
    {
        var log = Math.Log(Math.Max(sigma, 1e-10));
        var low = 0;
        for (var i = 0; i < logSigmas.Length; i++)
        {
            // The last timestep whose sigma is not larger; sigmas rise, so the count of such is its index + 1.
            low = log >= logSigmas[i] ? i : low;
        }

        low = Math.Min(low, logSigmas.Length - 2);
        var weight = (logSigmas[low] - log) / (logSigmas[low] - logSigmas[low + 1]);
        weight = Math.Clamp(weight, 0, 1);
        return (1 - weight) * low + weight * (low + 1);
    }

    private static double[] Ramp(int steps, Func<double, double> at)
    {
        var rising = TimestepSpacing.Linspace(1, steps);
        Array.Reverse(rising);
        return Array.ConvertAll(rising, value => at(value));
    }
}

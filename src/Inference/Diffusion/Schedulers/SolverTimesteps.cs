namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Ways in which the solvers that count in log signal-to-noise lay out their steps, without the final sigma.</summary>
internal static class SolverTimesteps
{
    /// <summary>Karras, exponential or beta sigmas, and the timesteps they fall on; null when the configuration asks for none of them.</summary>
    public static (double[] Timesteps, double[] Sigmas)? Respaced(SchedulerConfig config, NoiseSchedule schedule, int steps)
    {
        if (SigmaSpacing.FromConfig(config, schedule.Sigmas[^1], schedule.Sigmas[0], steps) is not { } sigmas)
        {
            return null;
        }

        var timesteps = ToTimesteps(schedule, sigmas);
        return (config.Flag("use_karras_sigmas", false) ? Array.ConvertAll(timesteps, Math.Round) : timesteps, sigmas);
    }

    public static double[] ToTimesteps(NoiseSchedule schedule, double[] sigmas)
    {
        var logs = Array.ConvertAll(schedule.Sigmas, MathF.Log);
        return Array.ConvertAll(sigmas, sigma => SigmaSpacing.ToTimestep(sigma, logs));
    }

    /// <summary>Of a rectified flow that begins a thousandth below 1, where the signal is not quite gone.</summary>
    public static (double[] Timesteps, double[] Sigmas) Flow(SchedulerConfig config, int trainTimesteps, SchedulerRun run)
    {
        var shift = FlowShift.Of(config, "flow_shift", run);
        var sigmas = new double[run.Steps];
        for (var i = 0; i < run.Steps; i++)
        {
            sigmas[i] = FlowShift.Apply((1 - 1.0 / trainTimesteps) * (run.Steps - i) / run.Steps, shift);
        }

        return (Array.ConvertAll(sigmas, sigma => sigma * trainTimesteps), sigmas);
    }

    /// <summary>Training timesteps below a last one, with their sigmas.</summary>
    public static (double[] Timesteps, double[] Sigmas) Spaced(SchedulerConfig config, NoiseSchedule schedule, int last, int steps)
    {
        var spacing = config.Text("timestep_spacing", "linspace");
        return WithSigmas(schedule, spacing switch
        {
            "linspace" => Linspace(last, steps),
            "leading" => TimestepSpacing.Leading(last, steps + 1, config.Whole("steps_offset", 0))[..^1],
            "trailing" => TimestepSpacing.Trailing(last, schedule.TrainTimesteps / (double)steps),
            _ => throw config.Refuse("timestep_spacing", spacing),
        });
    }

    /// <summary>One step more than asked for, and the cleanest left out.</summary>
    public static double[] Linspace(int last, int steps) => Array.ConvertAll(TimestepSpacing.Linspace(last - 1, steps + 1)[..^1], Math.Round);

    public static (double[] Timesteps, double[] Sigmas) WithSigmas(NoiseSchedule schedule, double[] timesteps) =>
        (timesteps, Array.ConvertAll(timesteps, timestep => SigmaSpacing.Interpolate(timestep, schedule.Sigmas)));

    /// <summary>The number of training timesteps that are not below the clip of the log signal-to-noise, counted from the clean end.</summary>
    public static int Unclipped(SchedulerConfig config, NoiseSchedule schedule)
    {
        var smallest = config.Number("lambda_min_clipped", double.NegativeInfinity);
        return schedule.AlphasCumprod.Count(alpha => !(Math.Log(MathF.Sqrt(alpha)) - Math.Log(MathF.Sqrt(1 - alpha)) < smallest));
    }

    /// <summary>What the last step goes to (final_sigmas_type).</summary>
    public static float Final(SchedulerConfig config, double smallest)
    {
        var ending = config.Text("final_sigmas_type", "zero");
        return ending switch
        {
            "zero" => 0,
            "sigma_min" => (float)smallest,
            _ => throw config.Refuse("final_sigmas_type", ending),
        };
    }

    /// <summary>As tensors: whole timesteps, cut off where a layout makes them fractional, and the sigmas with the final one.</summary>
    public static (float[] Timesteps, float[] Sigmas) Finish((double[] Timesteps, double[] Sigmas) layout, float final) =>
        ([.. layout.Timesteps.Select(timestep => (float)Math.Truncate(timestep))], [.. layout.Sigmas.Select(sigma => (float)sigma), final]);
}

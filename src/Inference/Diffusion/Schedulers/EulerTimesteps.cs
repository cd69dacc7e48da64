namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Timesteps and sigmas of the Euler family, without the final sigma (set_timesteps of scheduling_euler_discrete.py).</summary>
internal static class EulerTimesteps
{
    public static (double[] Timesteps, double[] Sigmas) Of(
        SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run, string interpolation = "linear")
    {
        var timesteps = Spaced(config, schedule.TrainTimesteps, run);
        var sigmas = Interpolated(config, schedule, timesteps, interpolation);
        if (SigmaSpacing.FromConfig(config, sigmas[0], sigmas[^1], timesteps.Length) is not { } respaced)
        {
            return (timesteps, sigmas);
        }

        var logs = Array.ConvertAll(schedule.Sigmas, MathF.Log);
        return (Array.ConvertAll(respaced, sigma => SigmaSpacing.ToTimestep(sigma, logs)), respaced);
    }

    /// <summary>init_noise_sigma: leading spacing does not start at the largest sigma of training, so that the image's own variance is added.</summary>
    public static float InitialNoise(IReadOnlyList<float> sigmas, string spacing)
    {
        var largest = sigmas.Max();
        return spacing == "leading" ? MathF.Sqrt(largest * largest + 1) : largest;
    }

    public static double[] Spaced(SchedulerConfig config, int trainTimesteps, SchedulerRun run)
    {
        if (run.Timesteps is { } given)
        {
            return [.. given.Select(timestep => (double)timestep)];
        }

        var steps = run.Steps;
        var spacing = config.Text("timestep_spacing", "linspace");
        return spacing switch
        {
            // float32 as numpy was asked for: the interpolated sigma depends on it.
            "linspace" => Array.ConvertAll(TimestepSpacing.Linspace(trainTimesteps - 1, steps), value => (double)(float)value),
            "leading" => TimestepSpacing.Leading(trainTimesteps, steps, config.Whole("steps_offset", 0)),
            "trailing" => TimestepSpacing.Trailing(trainTimesteps, trainTimesteps / (double)steps),
            _ => throw config.Refuse("timestep_spacing", spacing),
        };
    }

    private static double[] Interpolated(SchedulerConfig config, NoiseSchedule schedule, double[] timesteps, string interpolation) => interpolation switch
    {
        "linear" => Array.ConvertAll(timesteps, timestep => SigmaSpacing.Interpolate(timestep, schedule.Sigmas)),

        // One value more than there are steps, as diffusers has it.
        "log_linear" => SigmaSpacing.Exponential(schedule.Sigmas[^1], schedule.Sigmas[0], timesteps.Length + 1),
        _ => throw config.Refuse("interpolation_type", interpolation),
    };
}

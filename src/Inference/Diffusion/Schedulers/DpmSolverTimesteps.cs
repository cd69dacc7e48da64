namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Timesteps and sigmas of the DPM-Solver family (set_timesteps of scheduling_dpmsolver_multistep.py).</summary>
internal static class DpmSolverTimesteps
{
    /// <summary>The sigmas end with the final one; timesteps are whole, cut off where a layout makes them fractional.</summary>
    public static (float[] Timesteps, float[] Sigmas) Of(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run)
    {
        var (timesteps, sigmas) = Layout(config, schedule, run);
        var ending = config.Text("final_sigmas_type", "zero");
        var last = ending switch
        {
            "zero" => 0,
            "sigma_min" => schedule.Sigmas[0],
            _ => throw config.Refuse("final_sigmas_type", ending),
        };
        return ([.. timesteps.Select(timestep => (float)Math.Truncate(timestep))], [.. sigmas.Select(sigma => (float)sigma), last]);
    }

    private static (double[] Timesteps, double[] Sigmas) Layout(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run)
    {
        var logs = Array.ConvertAll(schedule.Sigmas, MathF.Log);
        var karras = config.Flag("use_karras_sigmas", false);
        if (!karras && config.Flag("use_lu_lambdas", false))
        {
            return WithTimesteps(SigmaSpacing.Lu(logs[^1], logs[0], run.Steps), round: true);
        }

        if (SigmaSpacing.FromConfig(config, schedule.Sigmas[^1], schedule.Sigmas[0], run.Steps) is { } respaced)
        {
            return WithTimesteps(respaced, round: karras);
        }

        if (config.Flag("use_flow_sigmas", false))
        {
            return Flow(config, schedule.TrainTimesteps, run.Steps);
        }

        var timesteps = Spaced(config, schedule, run);
        return (timesteps, Array.ConvertAll(timesteps, timestep => SigmaSpacing.Interpolate(timestep, schedule.Sigmas)));

        (double[] Timesteps, double[] Sigmas) WithTimesteps(double[] sigmas, bool round)
        {
            var found = Array.ConvertAll(sigmas, sigma => SigmaSpacing.ToTimestep(sigma, logs));
            var rounds = round && config.Text("beta_schedule", "linear") != "squaredcos_cap_v2";
            return (rounds ? Array.ConvertAll(found, Math.Round) : found, sigmas);
        }
    }

    /// <summary>Sigmas of a rectified flow, shifted towards noise for larger pictures (arXiv:2403.03206, formula 23).</summary>
    private static (double[] Timesteps, double[] Sigmas) Flow(SchedulerConfig config, int trainTimesteps, int steps)
    {
        var shift = config.Number("flow_shift", 1);
        var sigmas = new double[steps];
        for (var i = 0; i < steps; i++)
        {
            var sigma = (1 - 1.0 / trainTimesteps) * (steps - i) / steps;
            sigmas[i] = shift * sigma / (1 + (shift - 1) * sigma);
        }

        return (Array.ConvertAll(sigmas, sigma => sigma * trainTimesteps), sigmas);
    }

    private static double[] Spaced(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run)
    {
        if (run.Timesteps is { } given)
        {
            return [.. given.Select(timestep => (double)timestep)];
        }

        var steps = run.Steps;
        var last = schedule.TrainTimesteps - Clipped(schedule, config.Number("lambda_min_clipped", double.NegativeInfinity));
        var spacing = config.Text("timestep_spacing", "linspace");
        return spacing switch
        {
            // One step more than asked for, and the cleanest left out.
            "linspace" => Array.ConvertAll(TimestepSpacing.Linspace(last - 1, steps + 1)[..^1], value => Math.Round(value)),
            "leading" => TimestepSpacing.Leading(last, steps + 1, config.Whole("steps_offset", 0))[..^1],
            "trailing" => TimestepSpacing.Trailing(last, schedule.TrainTimesteps / (double)steps),
            _ => throw config.Refuse("timestep_spacing", spacing),
        };
    }

    /// <summary>Timesteps whose log signal-to-noise lies below the clip, counted from the noisy end.</summary>
    private static int Clipped(NoiseSchedule schedule, double smallest) =>
        schedule.AlphasCumprod.Count(alpha => Math.Log(MathF.Sqrt(alpha)) - Math.Log(MathF.Sqrt(1 - alpha)) < smallest);
}

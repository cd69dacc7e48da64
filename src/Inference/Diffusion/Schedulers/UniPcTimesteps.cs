namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Timesteps and sigmas of UniPC (set_timesteps of scheduling_unipc_multistep.py).</summary>
internal static class UniPcTimesteps
{
    public static (float[] Timesteps, float[] Sigmas) Of(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run)
    {
        var flow = config.Flag("use_flow_sigmas", false);
        if (SolverTimesteps.Respaced(config, schedule, run.Steps) is { } respaced)
        {
            var layout = flow && config.Flag("use_karras_sigmas", false) ? AsFlow(respaced.Sigmas, schedule.TrainTimesteps) : respaced;
            return SolverTimesteps.Finish(layout, SolverTimesteps.Final(config, layout.Sigmas[^1]));
        }

        if (flow)
        {
            var layout = Flow(config, schedule.TrainTimesteps, run);
            return SolverTimesteps.Finish(layout, SolverTimesteps.Final(config, layout.Sigmas[^1]));
        }

        var spaced = SolverTimesteps.Spaced(config, schedule, schedule.TrainTimesteps, run.Steps);
        return SolverTimesteps.Finish(spaced, SolverTimesteps.Final(config, schedule.Sigmas[0]));
    }

    /// <summary>Noise over signal becomes the share of the noise.</summary>
    private static (double[] Timesteps, double[] Sigmas) AsFlow(double[] ratios, int trainTimesteps)
    {
        var sigmas = Array.ConvertAll(ratios, ratio => ratio / (ratio + 1));
        return (Array.ConvertAll(sigmas, sigma => sigma * trainTimesteps), sigmas);
    }

    private static (double[] Timesteps, double[] Sigmas) Flow(SchedulerConfig config, int trainTimesteps, SchedulerRun run)
    {
        var shift = FlowShift.Of(config, "flow_shift", run);
        var step = (1 - 1.0 / trainTimesteps) / run.Steps;
        double[] even = run.Sigmas is { } given ? [.. given] : [.. Enumerable.Range(0, run.Steps).Select(i => 1 - i * step)];
        var sigmas = Array.ConvertAll(even, sigma => FlowShift.Apply(sigma, shift));
        if (config.Optional("shift_terminal") is { } terminal and not 0)
        {
            sigmas = FlowShift.ToTerminal(sigmas, terminal);
        }

        // With no signal at all its logarithm would be infinite.
        const double smallestSignal = 1e-6;
        sigmas[0] -= Math.Abs(sigmas[0] - 1) < smallestSignal ? smallestSignal : 0;
        return (Array.ConvertAll(sigmas, sigma => sigma * trainTimesteps), sigmas);
    }
}

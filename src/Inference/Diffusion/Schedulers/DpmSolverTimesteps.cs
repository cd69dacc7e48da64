namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Timesteps and sigmas of the DPM-Solver family (set_timesteps of scheduling_dpmsolver_multistep.py).</summary>
internal static class DpmSolverTimesteps
{
    public static (float[] Timesteps, float[] Sigmas) OfMultistep(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run) =>
        SolverTimesteps.Finish(Multistep(config, schedule, run), SolverTimesteps.Final(config, schedule.Sigmas[0]));

    /// <summary>set_timesteps of scheduling_dpmsolver_singlestep.py, which knows neither other spacings nor Lu's.</summary>
    public static (float[] Timesteps, float[] Sigmas) OfSinglestep(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run)
    {
        var layout = SolverTimesteps.Respaced(config, schedule, run.Steps)
            ?? (config.Flag("use_flow_sigmas", false)
                ? SolverTimesteps.Flow(config, schedule.TrainTimesteps, run)
                : SolverTimesteps.WithSigmas(schedule, Given(run) ?? SolverTimesteps.Linspace(SolverTimesteps.Unclipped(config, schedule), run.Steps)));
        return SolverTimesteps.Finish(layout, SolverTimesteps.Final(config, schedule.Sigmas[0]));
    }

    private static (double[] Timesteps, double[] Sigmas) Multistep(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run)
    {
        var karras = config.Flag("use_karras_sigmas", false);
        if (!karras && config.Flag("use_lu_lambdas", false))
        {
            var sigmas = SigmaSpacing.Lu(MathF.Log(schedule.Sigmas[^1]), MathF.Log(schedule.Sigmas[0]), run.Steps);
            var timesteps = SolverTimesteps.ToTimesteps(schedule, sigmas);
            return (IsCosine(config) ? timesteps : Array.ConvertAll(timesteps, Math.Round), sigmas);
        }

        if (SolverTimesteps.Respaced(config, schedule, run.Steps) is { } respaced)
        {
            return karras && IsCosine(config) ? (SolverTimesteps.ToTimesteps(schedule, respaced.Sigmas), respaced.Sigmas) : respaced;
        }

        if (config.Flag("use_flow_sigmas", false))
        {
            return SolverTimesteps.Flow(config, schedule.TrainTimesteps, run);
        }

        return Given(run) is { } given
            ? SolverTimesteps.WithSigmas(schedule, given)
            : SolverTimesteps.Spaced(config, schedule, SolverTimesteps.Unclipped(config, schedule), run.Steps);
    }

    private static double[]? Given(SchedulerRun run) => run.Timesteps is { } given ? [.. given.Select(timestep => (double)timestep)] : null;

    private static bool IsCosine(SchedulerConfig config) => config.Text("beta_schedule", "linear") == "squaredcos_cap_v2";
}

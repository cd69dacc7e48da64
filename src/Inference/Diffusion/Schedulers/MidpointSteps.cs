namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// The layout of DPM-Solver-2's steps: each has a point in between, the geometric mean of its ends' sigmas, where the slope is taken
/// (arXiv:2206.00927, algorithm 1 with r = 1/2). Shared by scheduling_k_dpm_2_discrete.py and its ancestral form.
/// </summary>
internal sealed class MidpointSteps
{
    /// <param name="config">The scheduler's.</param>
    /// <param name="run">Of which the steps count.</param>
    /// <param name="endOf">The sigma at which a step from one sigma towards the next ends before noise is added.</param>
    public MidpointSteps(SchedulerConfig config, SchedulerRun run, Func<float, float, float> endOf)
    {
        var schedule = NoiseSchedule.WithFiniteSigmas(config);
        var (timesteps, sigmas) = EulerTimesteps.Of(config, schedule, run);
        if (config.Flag("use_karras_sigmas", false))
        {
            timesteps = Array.ConvertAll(timesteps, Math.Round);
        }

        Sigmas = [.. sigmas.Select(sigma => (float)sigma), 0];
        Middles = [.. Sigmas.Zip(Sigmas.Skip(1), (from, to) => (float)Math.Sqrt((double)from * endOf(from, to)))];
        var logs = Array.ConvertAll(schedule.Sigmas, MathF.Log);
        Timesteps =
        [
            (float)timesteps[0],
            .. timesteps.Skip(1).Zip(Middles, (next, middle) => (float[])[(float)SigmaSpacing.ToTimestep(middle, logs), (float)next]).SelectMany(pair => pair),
        ];
    }

    /// <summary>Start, middle, start, middle ... : the last step has no middle, it ends at 0.</summary>
    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    /// <summary>One per step; 0 for the last, whose first call already goes all the way.</summary>
    public IReadOnlyList<float> Middles { get; }

    /// <summary>Of the sample that a call sees.</summary>
    public float SigmaAt(int index) => index % 2 == 0 ? Sigmas[index / 2] : Middles[index / 2];
}

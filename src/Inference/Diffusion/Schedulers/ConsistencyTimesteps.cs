namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// A distilled model knows only the timesteps that its teacher walked; inference takes some of them, evenly spread
/// (set_timesteps of scheduling_lcm.py and scheduling_tcd.py).
/// </summary>
internal static class ConsistencyTimesteps
{
    /// <summary>LCM, and TCD when the run does not ask otherwise: every k-th training timestep (arXiv:2310.04378, section 4.3, skipping step k).</summary>
    public static float[] OfTeacher(SchedulerConfig config, int trainTimesteps, SchedulerRun run)
    {
        var steps = run.OriginalSteps ?? config.Whole("original_inference_steps", 50);
        if (steps < 1 || steps > trainTimesteps)
        {
            throw config.Refuse("original_inference_steps", $"{steps}, but there are {trainTimesteps} training timesteps");
        }

        var stride = trainTimesteps / steps;
        return Choose(config, [.. Enumerable.Range(1, steps).Select(step => step * stride - 1)], run);
    }

    /// <summary>Falling; as many as there are steps.</summary>
    public static float[] Choose(SchedulerConfig config, int[] rising, SchedulerRun run)
    {
        if (run.Timesteps is { } given)
        {
            return [.. given];
        }

        if (run.Steps > rising.Length)
        {
            throw new InferenceException($"{config.ClassName} can take at most {rising.Length} steps with this model, not {run.Steps}: it was distilled from as many.");
        }

        var ratio = rising.Length / (double)run.Steps;
        return [.. Enumerable.Range(0, run.Steps).Select(i => (float)rising[rising.Length - 1 - (int)Math.Floor(i * ratio)])];
    }
}

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Timesteps and sigmas that a run brings along; set_timesteps of each class says which it takes.</summary>
internal static class GivenSteps
{
    private static readonly string[] TakeTimesteps =
    [
        "DDPMScheduler", "DPMSolverMultistepScheduler", "DPMSolverSinglestepScheduler", "EulerDiscreteScheduler",
        "HeunDiscreteScheduler", "LCMScheduler", "TCDScheduler",
    ];

    private static readonly string[] Layouts = ["use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas", "use_lu_lambdas"];

    public static void Check(SchedulerConfig config, SchedulerRun run)
    {
        if (run.Steps < 1)
        {
            throw new InferenceException($"A sampler takes at least one step, not {run.Steps}.");
        }

        if (run.Sigmas is not null && !TakesSigmas(config))
        {
            throw new InferenceException($"{config.ClassName} does not take sigmas of the caller's with this configuration.");
        }

        if (run.Sigmas is { } sigmas && sigmas.Count != run.Steps)
        {
            throw new InferenceException($"{run.Steps} steps need as many sigmas, not {sigmas.Count}.");
        }

        if (run.Timesteps is { } timesteps)
        {
            CheckTimesteps(config, run.Steps, timesteps);
        }
    }

    private static bool TakesSigmas(SchedulerConfig config) =>
        config.ClassName == "FlowMatchEulerDiscreteScheduler"
        || (config.ClassName == "UniPCMultistepScheduler" && config.Flag("use_flow_sigmas", false));

    private static void CheckTimesteps(SchedulerConfig config, int steps, IReadOnlyList<float> timesteps)
    {
        if (!TakeTimesteps.Contains(config.ClassName, StringComparer.Ordinal))
        {
            throw new InferenceException($"{config.ClassName} lays out its own timesteps and takes none of the caller's.");
        }

        if (Array.Find(Layouts, layout => config.Flag(layout, false)) is { } layout)
        {
            throw new InferenceException($"{config.ClassName} cannot take timesteps of the caller's with {layout}.");
        }

        var trained = config.Whole("num_train_timesteps", 1000);
        var falls = timesteps.Zip(timesteps.Skip(1), (before, after) => after < before).All(each => each);
        if (timesteps.Count != steps || !falls || timesteps.Any(timestep => !(timestep >= 0 && timestep < trained)))
        {
            throw new InferenceException($"The timesteps must be {steps} falling numbers from {trained - 1} to 0.");
        }
    }
}

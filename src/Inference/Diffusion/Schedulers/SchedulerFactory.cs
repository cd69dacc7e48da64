namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Builds the scheduler that a configuration names; an unknown one is refused by name, never swapped.</summary>
internal static class SchedulerFactory
{
    private static readonly Dictionary<string, Func<SchedulerConfig, SchedulerRun, IScheduler>> Builders = new(StringComparer.Ordinal)
    {
        ["DDIMScheduler"] = static (config, run) => new DdimScheduler(config, run),
        ["DDPMScheduler"] = static (config, run) => new DdpmScheduler(config, run),
        ["DEISMultistepScheduler"] = static (config, run) => new DeisScheduler(config, run),
        ["DPMSolverMultistepScheduler"] = static (config, run) => new DpmSolverMultistepScheduler(config, run),
        ["DPMSolverSinglestepScheduler"] = static (config, run) => new DpmSolverSinglestepScheduler(config, run),
        ["EulerAncestralDiscreteScheduler"] = static (config, run) => new EulerAncestralScheduler(config, run),
        ["EulerDiscreteScheduler"] = static (config, run) => new EulerScheduler(config, run),
        ["FlowMatchEulerDiscreteScheduler"] = static (config, run) => new FlowMatchEulerScheduler(config, run),
        ["HeunDiscreteScheduler"] = static (config, run) => new HeunScheduler(config, run),
        ["KDPM2AncestralDiscreteScheduler"] = static (config, run) => new Kdpm2AncestralScheduler(config, run),
        ["KDPM2DiscreteScheduler"] = static (config, run) => new Kdpm2Scheduler(config, run),
        ["LCMScheduler"] = static (config, run) => new LcmScheduler(config, run),
        ["LMSDiscreteScheduler"] = static (config, run) => new LmsScheduler(config, run),
        ["PNDMScheduler"] = static (config, run) => new PndmScheduler(config, run),
        ["TCDScheduler"] = static (config, run) => new TcdScheduler(config, run),
        ["UniPCMultistepScheduler"] = static (config, run) => new UniPcScheduler(config, run),
    };

    public static readonly IReadOnlyList<string> Known = [.. Builders.Keys];

    public static IScheduler Create(SchedulerConfig config, SchedulerRun run)
    {
        if (!Builders.TryGetValue(config.ClassName, out var build))
        {
            throw new InferenceException($"The scheduler {config.ClassName} is not known; Studio has {string.Join(", ", Known)}.");
        }

        GivenSteps.Check(config, run);
        return build(config, run);
    }
}

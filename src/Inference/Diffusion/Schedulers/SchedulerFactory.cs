namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Builds the scheduler that a configuration names; an unknown one is refused by name, never swapped.</summary>
internal static class SchedulerFactory
{
    public static readonly IReadOnlyList<string> Known =
    [
        "DDIMScheduler", "PNDMScheduler", "EulerDiscreteScheduler", "EulerAncestralDiscreteScheduler", "DPMSolverMultistepScheduler",
    ];

    public static IScheduler Create(SchedulerConfig config, SchedulerRun run) => config.ClassName switch
    {
        "DDIMScheduler" => new DdimScheduler(config, run),
        "PNDMScheduler" => new PndmScheduler(config, run),
        "EulerDiscreteScheduler" => new EulerScheduler(config, run),
        "EulerAncestralDiscreteScheduler" => new EulerAncestralScheduler(config, run),
        "DPMSolverMultistepScheduler" => new DpmSolverMultistepScheduler(config, run),
        _ => throw new InferenceException($"The scheduler {config.ClassName} is not known; Studio has {string.Join(", ", Known)}."),
    };
}

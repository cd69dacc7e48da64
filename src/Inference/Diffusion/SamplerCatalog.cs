namespace Studio.Inference.Diffusion;

/// <summary>Names people see for the samplers that run here, and the scheduler class of diffusers behind each.</summary>
public static class SamplerCatalog
{
    private static readonly (string Name, string Scheduler)[] All =
    [
        ("DDIM", "DDIMScheduler"),
        ("Euler", "EulerDiscreteScheduler"),
        ("Euler a", "EulerAncestralDiscreteScheduler"),
        ("DPM++ 2M", "DPMSolverMultistepScheduler"),
        ("DPM++ 2M Karras", "DPMSolverMultistepScheduler"),
        ("PNDM", "PNDMScheduler"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(sampler => sampler.Name)];

    /// <summary>The sampler for a scheduler's class name; null when it is not known here.</summary>
    public static string? NameOf(string scheduler) => All.FirstOrDefault(sampler => sampler.Scheduler == scheduler).Name;
}

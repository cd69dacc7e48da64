using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Diffusion;

/// <summary>The samplers a person can choose, by the names they know from other programs.</summary>
public static class SamplerCatalog
{
    public static IReadOnlyList<Sampler> All { get; } =
    [
        new("DDIM", "DDIMScheduler", None),
        new("Euler", "EulerDiscreteScheduler", Karras(false)),
        new("Euler a", "EulerAncestralDiscreteScheduler", None),
        new("DPM++ 2M", "DPMSolverMultistepScheduler", DpmSolver(karras: false)),
        new("DPM++ 2M Karras", "DPMSolverMultistepScheduler", DpmSolver(karras: true)),
        new("PNDM", "PNDMScheduler", None),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(sampler => sampler.Name)];

    private static IReadOnlyDictionary<string, JsonNode> None => new Dictionary<string, JsonNode>(StringComparer.Ordinal);

    public static bool Knows(string name) => Names.Contains(name, StringComparer.Ordinal);

    public static Sampler Find(string name) =>
        All.FirstOrDefault(sampler => sampler.Name == name)
        ?? throw new InferenceException($"There is no sampler \"{name}\"; choose one of {string.Join(", ", Names)}.");

    /// <summary>The sampler that a model folder's scheduler_config.json asks for; null when it names a scheduler that is not in this catalog.</summary>
    public static string? DefaultOf(string modelFolder)
    {
        var config = SchedulerConfig.ReadFolder(modelFolder);
        var candidates = All.Where(sampler => sampler.Scheduler == config.ClassName).ToList();
        return candidates.Find(sampler => sampler.Overrides.All(pair => config.Agrees(pair.Key, pair.Value)))?.Name
            ?? candidates.FirstOrDefault()?.Name;
    }

    private static Dictionary<string, JsonNode> Karras(bool on) => new(StringComparer.Ordinal) { ["use_karras_sigmas"] = on };

    private static Dictionary<string, JsonNode> DpmSolver(bool karras) => new(StringComparer.Ordinal)
    {
        ["use_karras_sigmas"] = karras,
        ["algorithm_type"] = "dpmsolver++",
        ["solver_order"] = 2,
    };
}

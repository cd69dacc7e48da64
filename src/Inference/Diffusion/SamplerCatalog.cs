using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Diffusion;

/// <summary>The samplers a person can choose, by the names they know from other programs; docs/samplers.md has them as a table.</summary>
public static class SamplerCatalog
{
    public static IReadOnlyList<Sampler> All { get; } =
    [
        new("DDIM", "DDIMScheduler", None),
        .. WithKarras("Euler", "EulerDiscreteScheduler"),
        new("Euler a", "EulerAncestralDiscreteScheduler", None),
        .. WithKarras("DPM++ 2M", "DPMSolverMultistepScheduler", ("algorithm_type", "dpmsolver++"), ("solver_order", 2)),
        .. WithKarras("DPM++ 2M SDE", "DPMSolverMultistepScheduler", ("algorithm_type", "sde-dpmsolver++"), ("solver_order", 2)),
        .. WithKarras("DPM++ 2S", "DPMSolverSinglestepScheduler", ("algorithm_type", "dpmsolver++"), ("solver_order", 2)),
        .. WithKarras("UniPC", "UniPCMultistepScheduler"),
        new("DEIS", "DEISMultistepScheduler", Set(("algorithm_type", "deis"))),
        .. WithKarras("Heun", "HeunDiscreteScheduler"),
        .. WithKarras("DPM2", "KDPM2DiscreteScheduler"),
        .. WithKarras("DPM2 a", "KDPM2AncestralDiscreteScheduler"),
        .. WithKarras("LMS", "LMSDiscreteScheduler"),
        new("PNDM", "PNDMScheduler", None),
        new("DDPM", "DDPMScheduler", None),
        new("LCM", "LCMScheduler", None),
        new("TCD", "TCDScheduler", None),
        new("Flow Euler", "FlowMatchEulerDiscreteScheduler", None),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(sampler => sampler.Name)];

    private static IReadOnlyDictionary<string, JsonNode> None => Set();

    public static bool Knows(string name) => Names.Contains(name, StringComparer.Ordinal);

    public static Sampler Find(string name) =>
        All.FirstOrDefault(sampler => sampler.Name == name)
        ?? throw new InferenceException($"There is no sampler \"{name}\"; choose one of {string.Join(", ", Names)}.");

    /// <summary>
    /// The samplers that make sense with a model, by its scheduler_config.json: a rectified flow and a consistency model are sampled
    /// only as their own scheduler does, and no other model as they are.
    /// </summary>
    public static IReadOnlyList<string> For(SchedulerConfig config)
    {
        var prediction = config.Text("prediction_type", "epsilon");
        var isFlow = prediction == "flow_prediction" || config.Flag("use_flow_sigmas", false);
        var offered = isFlow || IsOfItsOwnKind(config.ClassName)
            ? All.Where(sampler => sampler.Scheduler == config.ClassName)
            : All.Where(sampler => !IsOfItsOwnKind(sampler.Scheduler) && (prediction != "sample" || UnderstandsSamples(sampler.Scheduler)));
        return [.. offered.Select(sampler => sampler.Name)];
    }

    /// <summary>The sampler that a scheduler_config.json asks for; null when it names a scheduler that is not in this catalog.</summary>
    public static string? DefaultOf(SchedulerConfig config)
    {
        var candidates = All.Where(sampler => sampler.Scheduler == config.ClassName).ToList();
        return candidates.Find(sampler => sampler.Overrides.All(pair => config.Agrees(pair.Key, pair.Value)))?.Name
            ?? candidates.FirstOrDefault()?.Name;
    }

    private static bool IsOfItsOwnKind(string scheduler) => scheduler is "LCMScheduler" or "TCDScheduler" or "FlowMatchEulerDiscreteScheduler";

    private static bool UnderstandsSamples(string scheduler) =>
        scheduler is not ("EulerAncestralDiscreteScheduler" or "KDPM2DiscreteScheduler" or "KDPM2AncestralDiscreteScheduler" or "PNDMScheduler");

    private static Sampler[] WithKarras(string name, string scheduler, params ReadOnlySpan<(string Key, JsonNode Value)> settings) =>
    [
        new(name, scheduler, Set([.. settings, ("use_karras_sigmas", false)])),

        // Karras' sigmas replace the model's own layout, whichever it is.
        new($"{name} Karras", scheduler, Set([.. settings, ("use_karras_sigmas", true), ("use_exponential_sigmas", false), ("use_beta_sigmas", false)])),
    ];

    private static Dictionary<string, JsonNode> Set(params ReadOnlySpan<(string Key, JsonNode Value)> settings)
    {
        var set = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (key, value) in settings)
        {
            set[key] = value;
        }

        return set;
    }
}

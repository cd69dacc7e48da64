using System.Text.Json.Nodes;

namespace Studio.Inference.Diffusion;

/// <summary>A name people know, the diffusers class behind it, and what it changes in the model's own scheduler_config.json.</summary>
public sealed record Sampler(string Name, string Scheduler, IReadOnlyDictionary<string, JsonNode> Overrides);

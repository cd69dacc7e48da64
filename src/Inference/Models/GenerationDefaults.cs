namespace Studio.Inference.Models;

/// <summary>The settings a form starts with; <paramref name="Sampler"/> is a name of SamplerCatalog.</summary>
public sealed record GenerationDefaults(
    int Width,
    int Height,
    int Count,
    int Steps,
    double Guidance,
    string Sampler,
    string Negative);

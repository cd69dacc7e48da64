namespace Studio.Inference.Models;

/// <summary>Settings a manifest sets; what it leaves out comes from the model's configs.</summary>
public sealed record ManifestDefaults
{
    public int? Width { get; init; }

    public int? Height { get; init; }

    public int? Count { get; init; }

    public int? Steps { get; init; }

    public double? Guidance { get; init; }

    public string? Sampler { get; init; }

    public string? Negative { get; init; }
}

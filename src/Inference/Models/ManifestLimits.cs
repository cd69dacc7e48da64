namespace Studio.Inference.Models;

/// <summary>Limits a manifest sets; what it leaves out comes from the model's configs.</summary>
public sealed record ManifestLimits
{
    public int? MinSize { get; init; }

    public int? MaxSize { get; init; }

    public int? SizeMultiple { get; init; }

    /// <summary>Each "WxH"; with <see cref="FixedSize"/> the only ones.</summary>
    public IReadOnlyList<string>? Sizes { get; init; }

    public bool? FixedSize { get; init; }

    public int? MaxSteps { get; init; }

    public int? MaxCount { get; init; }

    public double? MaxGuidance { get; init; }

    public IReadOnlyList<string>? Samplers { get; init; }
}

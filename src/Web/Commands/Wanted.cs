using Studio.Inference.Models;

namespace Studio.Web.Commands;

/// <summary>What the command line asked for; null = the model's own default.</summary>
internal sealed record Wanted
{
    public required string Wish { get; init; }

    public string? Out { get; init; }

    public long? Seed { get; init; }

    public int? Count { get; init; }

    public int? Steps { get; init; }

    public double? Guidance { get; init; }

    public string? Sampler { get; init; }

    public ImageSize? Size { get; init; }

    public string? Model { get; init; }

    public string? Negative { get; init; }

    public bool Upsample { get; init; } = true;

    /// <summary>Id of the language model; null = as the configuration says.</summary>
    public string? Writer { get; init; }

    /// <summary>Where that model is asked; null = on this machine.</summary>
    public string? Address { get; init; }

    /// <summary>The data folder; null = as the configuration says.</summary>
    public string? Data { get; init; }

    /// <summary>A picture to begin with, a variation, a second pass.</summary>
    public WantedStart Start { get; init; } = new();

    public bool Json { get; init; }

    public bool Force { get; init; }
}

using Studio.Data.Generations;
using Studio.Inference.Models;

namespace Studio.Web.Commands;

/// <summary>What the command line asked for beyond words; null = the default.</summary>
internal sealed record WantedStart
{
    /// <summary>A file.</summary>
    public string? From { get; init; }

    public double? Strength { get; init; }

    /// <summary>A file.</summary>
    public string? Mask { get; init; }

    public int? Feather { get; init; }

    public EditWindow Window { get; init; }

    /// <summary>The amount.</summary>
    public double? Variation { get; init; }

    public long? VariationSeed { get; init; }

    public ImageSize? SecondPass { get; init; }

    public double? SecondStrength { get; init; }

    public int? SecondSteps { get; init; }

    public EnlargeBy SecondBy { get; init; }

    public int ClipSkip { get; init; }

    public int? TileSize { get; init; }

    public PromptSyntax Syntax { get; init; } = PromptSyntax.Long;
}

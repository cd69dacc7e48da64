using Studio.Inference.Hub;

namespace Studio.Inference.Models;

/// <summary>A diffusers-ONNX folder that this program can run.</summary>
public sealed record DiffusionModel
{
    /// <summary>The folder's name; the same model in another place keeps its id.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Folder { get; init; }

    public required string Family { get; init; }

    /// <summary>Sha256 over the sorted lines "path hash" of <see cref="Files"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>Relative path (with forward slashes) to sha256, every file that decides the pixels.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required ModelLimits Limits { get; init; }

    public required GenerationDefaults Defaults { get; init; }

    /// <summary>A sentence where steps and guidance are guessed; null where the manifest says them.</summary>
    public string? DefaultsNote { get; init; }

    public string? Licence { get; init; }

    /// <summary>What the manifest says about it, or else the first paragraph of the model card; plain text.</summary>
    public string? About { get; init; }

    /// <summary>Tokens of one chunk without its start and end token.</summary>
    public int PromptTokens { get; init; } = 75;

    /// <summary>Chunks that the UNet was exported for: what lies beyond is not seen. Null where it takes as many as a prompt has.</summary>
    public int? PromptWindows { get; init; }

    /// <summary>True when pictures can be turned into latents (image to image).</summary>
    public bool HasEncoder { get; init; }

    /// <summary>The UNet takes the guidance as a number and draws guided in one look: nothing reads a negative prompt.</summary>
    public bool IsToldGuidance { get; init; }

    /// <summary>Side of the square of pixels that one latent stands for.</summary>
    public int PixelsPerLatent { get; init; } = 8;

    /// <summary>The most that can be asked for as clip skip; 0 where the text encoders give their last layer only, as most exports do.</summary>
    public int DeepestClipSkip { get; init; }

    public required ModelManifest Manifest { get; init; }

    /// <summary>It came with Studio. What a hub sent cannot say that of itself.</summary>
    public bool IsShipped => Manifest.ComesWithStudio && HubSnapshotId.Of(Folder, name: null) is null;
}

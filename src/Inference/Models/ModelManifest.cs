namespace Studio.Inference.Models;

/// <summary>studio.json in a model folder, or "file.gguf.studio.json": what the model's own configs cannot say. Everything is optional.</summary>
public sealed record ModelManifest
{
    public const string FileName = "studio.json";

    public static readonly ModelManifest Empty = new();

    public string? Name { get; init; }

    /// <summary>One or two sentences for people who choose a model: what it draws, or what it reads and writes.</summary>
    public string? About { get; init; }

    public string? Licence { get; init; }

    public ManifestDefaults? Defaults { get; init; }

    public ManifestLimits? Limits { get; init; }

    public LatentPreview? Preview { get; init; }

    public UpsamplerProfile? Upsampler { get; init; }

    /// <summary>File beside the manifest that lists what can be drawn.</summary>
    public string? Vocabulary { get; init; }

    /// <summary>File beside the manifest with wishes that work well.</summary>
    public string? Examples { get; init; }

    /// <summary>It came with Studio, under Studio's own licence.</summary>
    public bool ComesWithStudio { get; init; }
}

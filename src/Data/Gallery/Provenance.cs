using Studio.Data.Generations;

namespace Studio.Data.Gallery;

/// <summary>
/// Everything needed to make a picture again. One record: the same JSON in the database, in the PNG (keyword "studio") and in the API.
/// It names no person and no workspace.
/// </summary>
public sealed record Provenance
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public string Wish { get; init; } = "";

    public string Language { get; init; } = "und";

    /// <summary>What the language model wrote; null when upsampling was off.</summary>
    public string? Upsampled { get; init; }

    public UpsamplerProvenance? Upsampler { get; init; }

    public required string Prompt { get; init; }

    public string Negative { get; init; } = "";

    /// <summary>False where the picture was drawn without looking at it, as without guidance; null where it was read, or was not recorded.</summary>
    public bool? NegativeRead { get; init; }

    public GenerationSettings? Settings { get; init; }

    public ModelProvenance? Model { get; init; }

    public long? Seed { get; init; }

    /// <summary>The second seed of a subtle variation.</summary>
    public long? VariationSeed { get; init; }

    public FingerprintProvenance? Fingerprint { get; init; }

    public ParentProvenance? Parent { get; init; }

    public DateTime CreatedAt { get; init; }

    public ImageSafety? Safety { get; init; }
}

public sealed record UpsamplerProvenance(string Model, string Hash, string Profile, long Seed)
{
    /// <summary>Where the wish was written out when it left this server, without any key; the hash is empty then.</summary>
    public string? Host { get; init; }
}

/// <summary>Files: path inside the model's folder to sha256.</summary>
public sealed record ModelProvenance(string Name, string Hash, IReadOnlyDictionary<string, string> Files);

/// <summary>Pixels are promised to be equal only where all of these are equal. GuidanceBatch: both halves of guidance ran as one batch.</summary>
public sealed record FingerprintProvenance(
    string Runtime,
    string Provider,
    string Cpu,
    int Threads,
    bool GuidanceBatch,
    int Batch)
{
    /// <summary>Pixels of a tile's side it was decoded in; 0 is as a whole, null was not recorded.</summary>
    public int? TileSize { get; init; }

    /// <summary>Which picture of the batch it was, from 0; null where it was drawn alone, or was not recorded.</summary>
    public int? Place { get; init; }
}

/// <summary>The picture this one came of, by content, so that the link survives outside this server.</summary>
public sealed record ParentProvenance(string PixelHash, ImageLinkKind Kind);

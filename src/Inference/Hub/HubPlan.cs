using System.Globalization;

namespace Studio.Inference.Hub;

/// <summary>What a download would do, before it begins.</summary>
public sealed record HubPlan
{
    public required HubListing Listing { get; init; }

    public required HubModelKind Kind { get; init; }

    public required IReadOnlyList<HubFile> Files { get; init; }

    /// <summary>What else could be chosen, with sizes; the chosen one is <see cref="Variant"/>.</summary>
    public required IReadOnlyList<HubVariant> Variants { get; init; }

    public required string Variant { get; init; }

    /// <summary>Graphs that are kept under another name and linked to the one the pipeline reads: "unet/model.onnx" to "model_fp16.onnx".</summary>
    internal IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public long Bytes => Files.DistinctBy(file => file.Hash).Sum(file => file.Bytes);

    /// <summary>Bytes on disk already, whole files and parts.</summary>
    public required long BytesKept { get; init; }

    public long BytesToFetch => Bytes - BytesKept;

    public required long FreeBytes { get; init; }

    public required long ReserveBytes { get; init; }

    /// <summary>This revision is here with all of these files.</summary>
    public required bool IsInstalled { get; init; }

    /// <summary>Without it pictures can be made from words only.</summary>
    public bool HasEncoder => Kind == HubModelKind.Diffusion && Files.Any(file => file.Path.Contains("vae_encoder/", StringComparison.Ordinal));

    /// <summary>Why it cannot be begun; null when it can.</summary>
    public string? Refusal => FreeBytes - BytesToFetch >= ReserveBytes
        ? null
        : $"{ByteText.Of(BytesToFetch)} are needed and {ByteText.Of(ReserveBytes)} must stay free; {ByteText.Of(FreeBytes)} are there. Nothing was begun.";
}

/// <summary>Sizes as people read them, in powers of ten like disks are sold.</summary>
public static class ByteText
{
    public static string Of(long bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} KB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}

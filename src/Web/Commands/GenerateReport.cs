namespace Studio.Web.Commands;

/// <summary>The object that "generate --json" prints; its names are a promise to scripts.</summary>
internal sealed record GenerateReport(
    string Wish,
    string? Upsampled,
    string? Note,
    string Prompt,
    string Negative,
    string Model,
    long Seed,
    int Steps,
    double Guidance,
    string Sampler,
    int Width,
    int Height,
    IReadOnlyList<GeneratedFile> Images,
    GenerateMilliseconds Milliseconds);

/// <param name="Sha256">Of the file.</param>
/// <param name="PixelHash">Of the RGB bytes: equal for the same picture.</param>
/// <param name="Nsfw">0 to 1; null where no classifier is installed.</param>
internal sealed record GeneratedFile(string File, string Sha256, string PixelHash, long Seed, float? Nsfw);

internal sealed record GenerateMilliseconds(double Upsample, double Denoise, double Decode, double Total);

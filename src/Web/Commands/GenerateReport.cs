using Studio.Data.Generations;

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
    GenerateFrom? From,
    VariationSettings? Variation,
    SecondPassSettings? SecondPass,
    int ClipSkip,
    PromptSyntax Syntax,
    PromptTokenReport Tokens,
    IReadOnlyList<GeneratedFile> Images,
    GenerateMilliseconds Milliseconds);

/// <param name="Prompt">Of all of it.</param>
/// <param name="Read">How many of them the picture model reads.</param>
internal sealed record PromptTokenReport(int Prompt, int Read);

/// <param name="Sha256">Of the file.</param>
/// <param name="PixelHash">Of the RGB bytes: equal for the same picture.</param>
/// <param name="VariationSeed">Null where nothing is varied.</param>
/// <param name="Nsfw">0 to 1; null where no classifier is installed.</param>
internal sealed record GeneratedFile(string File, string Sha256, string PixelHash, long Seed, long? VariationSeed, int Width, int Height, float? Nsfw);

/// <summary>The picture that it began with.</summary>
/// <param name="PixelHash">Of its RGB bytes.</param>
/// <param name="Mask">The mask's file; null when all of the picture was drawn over.</param>
internal sealed record GenerateFrom(string File, string PixelHash, double Strength, string? Mask, int Feather, EditWindow Window)
{
    public static GenerateFrom? Of(WantedStart start, GenerationSettings settings) =>
        settings.Edit is { Picture: { } picture } edit ? new GenerateFrom(Path.GetFullPath(start.From!), picture, edit.Strength, start.Mask is { } mask ? Path.GetFullPath(mask) : null, edit.Feather, edit.Window) : null;
}

internal sealed record GenerateMilliseconds(double Upsample, double Denoise, double Decode, double Total);

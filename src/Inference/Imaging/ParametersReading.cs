using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Inference.Imaging;

/// <summary>The fields of AUTOMATIC1111's web UI and its relatives in the words of our settings. What has no counterpart is named, never dropped in silence.</summary>
internal static partial class ParametersReading
{
    // What is read below or by GenerationParameters, and what tells of the program or the file and not of the picture.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "Steps", "Sampler", "CFG scale", "Seed", "Size", "Model", "Model hash", "Denoising strength", "Clip skip",
        "Hires upscale", "Hires resize", "Hires steps", "Hires upscaler", "First pass size", "Version", "App", "Parser", "User", "Path", "Note",
    };

    public static ImportedSettings Read(string text, string? studioJson)
    {
        var parameters = GenerationParameters.Parse(text);
        var enlargement = Enlargement(parameters);
        return new ImportedSettings
        {
            Source = studioJson is null ? Program(parameters) : "Studio",
            Prompt = parameters.Prompt,
            Negative = parameters.NegativePrompt,
            Steps = parameters.Steps,
            Guidance = parameters.Guidance,
            Sampler = parameters.Sampler,
            Seed = parameters.Seed,
            Width = parameters.Width,
            Height = parameters.Height,
            Model = parameters.Model,
            ModelHash = parameters.ModelHash,
            // Counted from the last layer, which is 1 there.
            ClipSkip = Whole(parameters, "Clip skip") is { } skip and >= 1 ? skip - 1 : null,
            ReadsWeights = Marks().IsMatch(parameters.Prompt) || Marks().IsMatch(parameters.NegativePrompt),
            Enlargement = enlargement,
            Strength = enlargement is null ? Decimal(parameters, "Denoising strength") : null,
            Others = studioJson is null ? [.. Others(parameters)] : [],
            StudioJson = studioJson,
        };
    }

    private static string Program(GenerationParameters parameters) => parameters.Fields.GetValueOrDefault("App") ?? parameters.Fields.GetValueOrDefault("Version") switch
    {
        // Forge writes its own version before that of the web UI it came of: f2.0.1v1.10.1.
        ['f', >= '0' and <= '9', ..] => "Forge",
        { } version when version.StartsWith("ComfyUI", StringComparison.Ordinal) => "ComfyUI",
        { } version when version.StartsWith("Fooocus", StringComparison.Ordinal) => "Fooocus",
        _ => "AUTOMATIC1111",
    };

    private static ImportedEnlargement? Enlargement(GenerationParameters parameters)
    {
        var scale = Decimal(parameters, "Hires upscale");
        var finished = parameters.FinishedSize is { } old ? Size(old.Width, old.Height) : Size(parameters.Fields.GetValueOrDefault("Hires resize-1"), parameters.Fields.GetValueOrDefault("Hires resize-2"));
        return scale is null && finished is null ? null : new ImportedEnlargement
        {
            Scale = scale,
            Width = finished?.Width,
            Height = finished?.Height,
            Strength = Decimal(parameters, "Denoising strength"),
            Steps = Whole(parameters, "Hires steps"),
            Upscaler = parameters.Fields.GetValueOrDefault("Hires upscaler"),
        };
    }

    private static IEnumerable<string> Others(GenerationParameters parameters)
    {
        // Which noise levels: ours come with the sampler's name, and only those of Karras have one.
        if (parameters.Fields.GetValueOrDefault("Schedule type") is { } schedule && schedule is not ("Karras" or "Automatic" or "Normal" or "Uniform"))
        {
            yield return $"Schedule type {schedule}";
        }

        var names = parameters.Fields.Keys.Select(key => key.EndsWith("-1", StringComparison.Ordinal) || key.EndsWith("-2", StringComparison.Ordinal) ? key[..^2] : key).Where(key => key != "Schedule type").Distinct(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !Known.Contains(name)))
        {
            yield return name;
        }
    }

    private static (int Width, int Height)? Size(string? wide, string? high) => Whole(wide) is { } width && Whole(high) is { } height && (width > 0 || height > 0) ? (width, height) : null;

    private static int? Whole(GenerationParameters parameters, string key) => Whole(parameters.Fields.GetValueOrDefault(key));

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Decimal(GenerationParameters parameters, string key) =>
        double.TryParse(parameters.Fields.GetValueOrDefault(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    // What that program reads as more than letters.
    [GeneratedRegex(@"[()\[\]]|\bBREAK\b|\bAND\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}

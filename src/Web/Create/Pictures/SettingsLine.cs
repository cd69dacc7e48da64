using System.Globalization;
using Studio.Data.Generations;

namespace Studio.Web.Create.Pictures;

/// <summary>The settings of a generation in one line under its pictures.</summary>
public static class SettingsLine
{
    public static string Of(GenerationView generation)
    {
        var settings = generation.Settings;
        var parts = new List<string>
        {
            generation.ModelName,
            string.Create(CultureInfo.InvariantCulture, $"{settings.Width} × {settings.Height}"),
            settings.Steps == 1 ? "1 step" : string.Create(CultureInfo.InvariantCulture, $"{settings.Steps} steps"),
            string.Create(CultureInfo.InvariantCulture, $"guidance {settings.Guidance:0.##}"),
            settings.Sampler,
            string.Create(CultureInfo.InvariantCulture, $"seed {settings.Seed}"),
        };
        if (What(generation) is { } what)
        {
            parts.Insert(0, what);
        }

        return string.Join(" · ", parts);
    }

    private static string? What(GenerationView generation) => generation switch
    {
        { Kind: GenerationKind.Variation } => "Variations",
        { Kind: GenerationKind.Replay } => "Run again",
        { Kind: GenerationKind.SubtleVariation, Settings.Variation: { } variation } => string.Create(CultureInfo.InvariantCulture, $"Variations, {variation.Amount:0.##} different"),
        { Kind: GenerationKind.Inpaint, Settings.Edit: { } edit } => string.Create(CultureInfo.InvariantCulture, $"A part changed, strength {edit.Strength:0.##}"),
        { Kind: GenerationKind.Redraw, Settings.Edit: { } edit } => string.Create(CultureInfo.InvariantCulture, $"Redrawn, strength {edit.Strength:0.##}"),
        { Kind: GenerationKind.Upscale, Settings.Edit: { } edit } => string.Create(CultureInfo.InvariantCulture, $"Enlarged, strength {edit.Strength:0.##}"),
        _ => null,
    };
}

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
        if (generation.Kind is GenerationKind.Variation or GenerationKind.Replay)
        {
            parts.Insert(0, generation.Kind is GenerationKind.Variation ? "Variations" : "Run again");
        }

        return string.Join(" · ", parts);
    }
}

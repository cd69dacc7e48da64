using System.Text.Json;

namespace Studio.Inference.Imaging;

/// <summary>SwarmUI writes JSON under the A1111 keyword.</summary>
internal static class SwarmMetadata
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "prompt", "negativeprompt", "model", "seed", "steps", "cfgscale", "width", "height", "sampler", "scheduler", "clipstopatlayer", "swarm_version", "images", "aspectratio", "batchsize", "date", "generation_time",
    };

    /// <summary>Null when the text is not SwarmUI's.</summary>
    public static ImportedSettings? Read(string text)
    {
        if (!ForeignJson.TryParse(text, out var root) || root.Value.Child("sui_image_params") is not { ValueKind: JsonValueKind.Object } values)
        {
            return null;
        }

        return new ImportedSettings
        {
            Source = "SwarmUI",
            Prompt = values.Words("prompt"),
            Negative = values.Words("negativeprompt"),
            Steps = values.Count("steps"),
            Guidance = values.Number("cfgscale"),
            Sampler = ForeignSampler.Name(values.Words("sampler"), values.Words("scheduler")),
            Seed = values.Seed("seed"),
            Width = values.Count("width"),
            Height = values.Count("height"),
            Model = values.Words("model"),
            // -1 is the last layer.
            ClipSkip = values.Number("clipstopatlayer") is { } layer and < 0 ? (int)-layer - 1 : null,
            Others = [.. values.EnumerateObject().Select(value => value.Name).Where(name => !Known.Contains(name)).Distinct(StringComparer.Ordinal)],
        };
    }
}

using System.Text.Json;

namespace Studio.Inference.Imaging;

/// <summary>InvokeAI's own keyword (version 3 and later).</summary>
internal static class InvokeMetadata
{
    public const string Keyword = "invokeai_metadata";

    // Empty lists and nulls are written too: only what is there says something.
    private static readonly string[] Beyond = ["loras", "controlnets", "t2iAdapters", "ipAdapters", "regions", "vae", "refiner_model", "hrf_enabled", "seamless_x", "seamless_y", "positive_style_prompt", "negative_style_prompt", "cfg_rescale_multiplier"];

    public static ImportedSettings? Read(string text)
    {
        if (!ForeignJson.TryParse(text, out var root))
        {
            return null;
        }

        var values = root.Value;
        var model = values.Child("model");
        return new ImportedSettings
        {
            Source = "InvokeAI",
            Prompt = values.Words("positive_prompt"),
            Negative = values.Words("negative_prompt"),
            Steps = values.Count("steps"),
            Guidance = values.Number("cfg_scale"),
            Sampler = ForeignSampler.Name(values.Words("scheduler"), schedule: null),
            Seed = values.Seed("seed"),
            Width = values.Count("width"),
            Height = values.Count("height"),
            Model = model?.Words("name") ?? model?.Words("model_name"),
            ModelHash = model?.Words("hash"),
            ClipSkip = values.Count("clip_skip"),
            Strength = values.Child("init_image") is null ? null : values.Number("strength"),
            Others = [.. Beyond.Where(name => Says(values, name))],
        };
    }

    private static bool Says(JsonElement values, string name) => values.Child(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
        { ValueKind: JsonValueKind.String } words => words.GetString()!.Length > 0,
        { ValueKind: JsonValueKind.Number } number => number.TryGetDouble(out var value) && value != 0,
        _ => true,
    };
}

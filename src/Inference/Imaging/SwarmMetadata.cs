namespace Studio.Inference.Imaging;

/// <summary>SwarmUI writes JSON under the A1111 keyword.</summary>
internal static class SwarmMetadata
{
    /// <summary>Null when the text is not SwarmUI's.</summary>
    public static ImportedSettings? Read(string text)
    {
        if (!ForeignJson.TryParse(text, out var root) || root.Value.Child("sui_image_params") is not { } values)
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
        };
    }
}

namespace Studio.Inference.Imaging;

/// <summary>InvokeAI's own keyword (version 3 and later).</summary>
internal static class InvokeMetadata
{
    public const string Keyword = "invokeai_metadata";

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
        };
    }
}

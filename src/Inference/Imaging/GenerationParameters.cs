using System.Globalization;

namespace Studio.Inference.Imaging;

/// <summary>
/// The text that AUTOMATIC1111's web UI puts into pictures and every other program reads: the prompt, "Negative prompt: ...", and one line of "Key: value" pairs.
/// </summary>
public sealed record GenerationParameters
{
    /// <summary>Keyword of the PNG text.</summary>
    public const string Keyword = "parameters";

    public string Prompt { get; init; } = "";

    public string NegativePrompt { get; init; } = "";

    /// <summary>Pairs in their order. A value "512x768" stands as two, "Size-1" and "Size-2".</summary>
    public OrderedDictionary<string, string> Fields { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Pixels after a second pass in files of 2022, which have the first pass's size beside it; null in all others.</summary>
    public (string Width, string Height)? FinishedSize { get; init; }

    public string? Sampler => Text("Sampler") is { } sampler && Text("Schedule type") == "Karras" && !sampler.EndsWith(" Karras", StringComparison.Ordinal)
        ? $"{sampler} Karras"
        : Text("Sampler");

    public string? Model => Text("Model");

    public string? ModelHash => Text("Model hash");

    public int? Steps => int.TryParse(Text("Steps"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var steps) ? steps : null;

    public double? Guidance =>
        double.TryParse(Text("CFG scale"), NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && double.IsFinite(scale) ? scale : null;

    public long? Seed => long.TryParse(Text("Seed"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public int? Width => int.TryParse(Text("Size-1"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : null;

    public int? Height => int.TryParse(Text("Size-2"), NumberStyles.None, CultureInfo.InvariantCulture, out var height) ? height : null;

    public static GenerationParameters Parse(string text) => ParametersText.Parse(text);

    public string Format() => ParametersText.Format(this);

    /// <summary>Our settings in the order of keys that A1111 writes; "DPM++ 2M Karras" is a sampler and a schedule there.</summary>
    /// <param name="more">Pairs between the model and the version.</param>
    public static GenerationParameters Of(
        string prompt, string negative, int steps, string sampler, double guidance, long seed, int width, int height, string model, string modelHash,
        IReadOnlyList<KeyValuePair<string, string>> more, string version)
    {
        var fields = new OrderedDictionary<string, string>(StringComparer.Ordinal) { ["Steps"] = Number(steps) };
        const string karras = " Karras";
        if (sampler.EndsWith(karras, StringComparison.Ordinal))
        {
            fields["Sampler"] = sampler[..^karras.Length];
            fields["Schedule type"] = karras.Trim();
        }
        else
        {
            fields["Sampler"] = sampler;
        }

        fields["CFG scale"] = Number(guidance);
        fields["Seed"] = Number(seed);
        fields["Size-1"] = Number(width);
        fields["Size-2"] = Number(height);
        // Ten digits of the sha256, A1111's short hash.
        fields["Model hash"] = modelHash[..Math.Min(10, modelHash.Length)];
        fields["Model"] = model;
        foreach (var (key, value) in more)
        {
            fields[key] = value;
        }

        fields["Version"] = version;
        return new GenerationParameters { Prompt = prompt, NegativePrompt = negative, Fields = fields };
    }

    private string? Text(string key) => Fields.GetValueOrDefault(key);

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}

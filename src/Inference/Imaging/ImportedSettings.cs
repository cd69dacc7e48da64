namespace Studio.Inference.Imaging;

/// <summary>What a picture of any program says about how it was made; null where it does not.</summary>
public sealed record ImportedSettings
{
    /// <summary>The program whose format it was: Studio, AUTOMATIC1111 or a relative of it, SwarmUI, InvokeAI or ComfyUI.</summary>
    public required string Source { get; init; }

    public string? Prompt { get; init; }

    public string? Negative { get; init; }

    public int? Steps { get; init; }

    public double? Guidance { get; init; }

    /// <summary>A name of our own list where the other program's is known, else as it stands there.</summary>
    public string? Sampler { get; init; }

    public long? Seed { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public string? Model { get; init; }

    public string? ModelHash { get; init; }

    /// <summary>Last layers of the text encoder that are left out.</summary>
    public int? ClipSkip { get; init; }

    /// <summary>Brackets of its prompt are weights there.</summary>
    public bool ReadsWeights { get; init; }

    /// <summary>A second, larger pass.</summary>
    public ImportedEnlargement? Enlargement { get; init; }

    /// <summary>How much of another picture it was drawn over; the file does not hold that picture.</summary>
    public double? Strength { get; init; }

    /// <summary>Fields that say more about how it was made and have no counterpart here, by their names there.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Our own provenance, where the picture was made here.</summary>
    public string? StudioJson { get; init; }

    /// <summary>Null when no known program left anything.</summary>
    public static ImportedSettings? From(IReadOnlyList<PngText> texts)
    {
        string? Find(string keyword) => texts.FirstOrDefault(text => text.Keyword == keyword)?.Text;
        if (Find(GenerationParameters.Keyword) is { } parameters)
        {
            return SwarmMetadata.Read(parameters) ?? ParametersReading.Read(parameters, StudioMetadata.Find(texts));
        }

        if (Find(InvokeMetadata.Keyword) is { } invoke && InvokeMetadata.Read(invoke) is { } settings)
        {
            return settings;
        }

        return Find(ComfyMetadata.Keyword) is { } comfy ? ComfyMetadata.Read(comfy) : null;
    }
}

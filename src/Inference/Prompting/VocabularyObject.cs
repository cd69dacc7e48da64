namespace Studio.Inference.Prompting;

/// <summary>Something the model was trained to draw (or to put on somebody), with its name in the languages of the upsampler.</summary>
public sealed record VocabularyObject
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>With its article, as a prompt says it: "a golden crown".</summary>
    public required string Phrase { get; init; }

    public string? Plural { get; init; }

    /// <summary>animal, food, plant, transport, place, ...; "wearable" for what is worn.</summary>
    public string Category { get; init; } = "wearable";

    public bool Recolorable { get; init; }

    /// <summary>"focus" objects were trained most: show them first.</summary>
    public string? Level { get; init; }

    /// <summary>BCP-47 language to name.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

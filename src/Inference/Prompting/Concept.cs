namespace Studio.Inference.Prompting;

/// <summary>One meaning and the words for it in every language of the upsampler.</summary>
internal sealed record Concept
{
    public required string Id { get; init; }

    public required ConceptKind Kind { get; init; }

    /// <summary>How a prompt says it: "a squirrel", "red", "a snowy winter landscape".</summary>
    public required string Phrase { get; init; }

    public string? Plural { get; init; }

    /// <summary>Of an object: animal, food, plant, transport, ...; null where nothing is known.</summary>
    public string? Category { get; init; }

    /// <summary>Language to the forms that name it; the English ones are looked for in prompts too.</summary>
    public required IReadOnlyDictionary<string, string[]> Names { get; init; }

    /// <summary>English words that only accompany it ("pine", "waves"): a prompt holding them alone does not name it.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Language to forms that mean a wider or a neighbouring thing, of which this one is drawn: "hat" of a top hat.</summary>
    public IReadOnlyDictionary<string, string[]> Near { get; init; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>Ids of the colours that it has by nature.</summary>
    public IReadOnlyList<string> OwnColors { get; init; } = [];

    /// <summary>The image model was shown it in other colours too; true where nothing is known.</summary>
    public bool TakesColor { get; init; } = true;

    /// <summary>Of a colour: the image model learned it; true where nothing is known.</summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>Of a place: times of day that the image model was shown it at; null where nothing is known.</summary>
    public IReadOnlyList<string>? Times { get; init; }
}

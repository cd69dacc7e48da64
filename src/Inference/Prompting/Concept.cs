namespace Studio.Inference.Prompting;

/// <summary>One meaning and the words for it in every language of the upsampler.</summary>
internal sealed record Concept
{
    public required string Id { get; init; }

    public required ConceptKind Kind { get; init; }

    /// <summary>How a prompt says it: "a squirrel", "red", "a snowy winter landscape".</summary>
    public required string Phrase { get; init; }

    public string? Plural { get; init; }

    /// <summary>Language to the forms that name it; the English ones are looked for in prompts too.</summary>
    public required IReadOnlyDictionary<string, string[]> Names { get; init; }

    /// <summary>English words that only accompany it ("pine", "waves"): a prompt holding them alone does not name it.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

namespace Studio.Inference.Prompting;

/// <summary>A background the model knows, with the times of day it was trained in.</summary>
public sealed record VocabularyScene
{
    public required string Id { get; init; }

    public required string Phrase { get; init; }

    public IReadOnlyList<string> Times { get; init; } = [];
}

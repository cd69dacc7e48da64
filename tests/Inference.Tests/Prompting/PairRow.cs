namespace Studio.Inference.Tests.Prompting;

/// <summary>A wish, or a change of a prompt, and what must come of it.</summary>
internal sealed record PairRow
{
    public required string Language { get; init; }

    public string? Wish { get; init; }

    public string? First { get; init; }

    public string? Prompt { get; init; }

    public string? Change { get; init; }

    /// <summary>The things, each with its own count and colour: "two red fox".</summary>
    public IReadOnlyList<string> Pairs { get; init; } = [];

    /// <summary>How the first thing stands to the second.</summary>
    public string? Relation { get; init; }

    public IReadOnlyList<string> Has { get; init; } = [];

    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>Words that the person must be told of.</summary>
    public IReadOnlyList<string> Note { get; init; } = [];
}

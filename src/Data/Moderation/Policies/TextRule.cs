namespace Studio.Data.Moderation.Policies;

/// <summary>A rule about words.</summary>
public sealed record TextRule
{
    public const int MaxName = 100;

    /// <summary>Stays the same from version to version: what a rule did is counted by it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required RuleKind Kind { get; init; }

    public required RuleAction Action { get; init; }

    /// <summary>For Languages: none; see <see cref="Allowed"/>.</summary>
    public IReadOnlyList<RuleTerm> Terms { get; init; } = [];

    /// <summary>Words in which a listed word is something else: "breast cancer ribbon".</summary>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    public SameWord Same { get; init; } = new();

    /// <summary>For Languages: BCP-47 of those that may be written.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>What stands in the place of a word that has nothing of its own, where the rule transforms.</summary>
    public string? Becomes { get; init; }

    /// <summary>Other rules of the same policy, by id: this one fires only in texts in which one of them finds something too. Empty for any text.</summary>
    public IReadOnlyList<string> OnlyWith { get; init; } = [];

    public AuthorSentence Says { get; init; } = new("");
}

namespace Studio.Data.Moderation.Policies;

/// <summary>All rules of a workspace at one time. Immutable: a change is a new document.</summary>
public sealed record PolicyDocument
{
    public static PolicyDocument Empty { get; } = new();

    public IReadOnlyList<TextRule> Texts { get; init; } = [];

    public IReadOnlyList<ImageRule> Pictures { get; init; } = [];

    public TextRule? Text(string id) => Texts.FirstOrDefault(rule => rule.Id == id);
}

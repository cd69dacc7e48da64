namespace Studio.Data.Moderation.Policies;

/// <summary>All rules of a workspace at one time. Immutable: a change is a new document.</summary>
public sealed record PolicyDocument
{
    public static PolicyDocument Empty { get; } = new();

    public IReadOnlyList<TextRule> Texts { get; init; } = [];

    public IReadOnlyList<ImageRule> Pictures { get; init; } = [];

    /// <summary>Of a workspace: rules of the server, by id, for which more follows here. One that is not stricter than the server's changes nothing.</summary>
    public IReadOnlyDictionary<string, RuleAction> Stricter { get; init; } = new Dictionary<string, RuleAction>();

    public TextRule? Text(string id) => Texts.FirstOrDefault(rule => rule.Id == id);
}

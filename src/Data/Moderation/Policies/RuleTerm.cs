namespace Studio.Data.Moderation.Policies;

/// <summary>A word, a phrase, a name or a regular expression of a rule.</summary>
/// <param name="Language">BCP-47, for the list on the page; every term is looked for in every text.</param>
/// <param name="Becomes">What stands in its place where the rule transforms; null for the rule's own words.</param>
public sealed record RuleTerm(string Text, string? Language = null, string? Becomes = null)
{
    /// <summary>Other spellings of a name.</summary>
    public IReadOnlyList<string> AlsoAs { get; init; } = [];
}

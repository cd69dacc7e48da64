using Studio.Data.Moderation.Policies;

namespace Studio.Data.Moderation.Rules;

/// <summary>Rules that fire only beside another one: a name with any word of a list.</summary>
internal static class Together
{
    /// <param name="rule">That found something.</param>
    /// <param name="rules">Of the same policy. One that is not there any more asks for nothing: nobody gets past a rule because another was taken out.</param>
    /// <param name="found">Ids of those that found something in the same text, whether they fire or not.</param>
    public static bool Holds(TextRule rule, IReadOnlyList<TextRule> rules, IReadOnlySet<string> found) =>
        rule.OnlyWith.Count == 0 || rule.OnlyWith.Any(found.Contains) || !rules.Any(other => rule.OnlyWith.Contains(other.Id, StringComparer.Ordinal));
}

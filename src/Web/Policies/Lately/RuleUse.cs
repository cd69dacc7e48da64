namespace Studio.Web.Policies.Lately;

/// <summary>What the page of a rule says beside its words.</summary>
/// <param name="Terms">In how many texts of the last 30 days each term stood; those that stood in none are missing.</param>
/// <param name="Wait">Within what time people usually decide what is held; null where too few were decided.</param>
public sealed record RuleUse(IReadOnlyDictionary<string, int> Terms, TimeSpan? Wait);

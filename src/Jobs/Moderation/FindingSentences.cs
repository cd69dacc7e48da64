using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;

namespace Studio.Jobs.Moderation;

/// <summary>What was found, in the words that its author reads.</summary>
public static class FindingSentences
{
    private const int MaxNamed = 3;

    public static string Refusal(PolicyFinding finding)
    {
        var first = finding.Hits.OrderBy(hit => hit.Ordinal).First();
        var sentence = finding switch
        {
            { Standing: FindingStanding.Waits } => $"A moderator looks at this first: {Found(first)} (policy {finding.PolicyName}). It goes on by itself when they let it through.",
            { Standing: FindingStanding.Rejected } => $"A moderator did not let this through: {Found(first)} (policy {finding.PolicyName}). Change the words.",
            _ => $"No pictures are made of this: {Found(first)} (policy {finding.PolicyName}). Change the words, or ask for a review.",
        };
        return first.Sentence.Length > 0 ? $"{sentence} {first.Sentence}" : sentence;
    }

    /// <summary>"“pistole” is in the rule Weapons"</summary>
    public static string Found(PolicyHit hit) => hit switch
    {
        { Kind: RuleKind.Languages } => $"the rule {hit.RuleName} does not name its language",
        { Words: [] } => $"the rule {hit.RuleName} could not read it to the end",
        { Words: [var one] } => $"“{one.Text}” is in the rule {hit.RuleName}",
        _ => $"{string.Join(", ", hit.Words.Select(word => word.Text).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxNamed).Select(word => $"“{word}”"))} are in the rule {hit.RuleName}",
    };
}

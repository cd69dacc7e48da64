namespace Studio.Data.Moderation.Cases;

/// <summary>Why a case was opened, as it stood then: policies change, this does not.</summary>
/// <param name="Rule">Its name; empty for a report.</param>
/// <param name="RuleKind">"terms", "names", "pattern", "languages", "picture", "report" and the like.</param>
/// <param name="PolicyVersion">The workspace's policy in force; empty where none was asked, 0 where only the server's rules hold.</param>
/// <param name="Sentence">Why, ready to be shown.</param>
public sealed record CaseEvidence(string Rule, string RuleKind, int? PolicyVersion, string Sentence)
{
    /// <summary>The number of the server's rules that stood beside it; 0 for none.</summary>
    public int ServerPolicyVersion { get; init; }

    /// <summary>The rule's own sentence for authors.</summary>
    public string? RuleSentence { get; init; }

    public IReadOnlyList<CaseHit> Hits { get; init; } = [];

    /// <summary>What the classifier saw, by its labels.</summary>
    public IReadOnlyDictionary<string, float>? Scores { get; init; }

    /// <summary>The limits of the policy, by label.</summary>
    public IReadOnlyDictionary<string, double>? Limits { get; init; }
}

/// <summary>Words that a rule found.</summary>
/// <param name="Text">As they are written there.</param>
/// <param name="Start">In characters.</param>
/// <param name="Length">In characters.</param>
/// <param name="InPrompt">In the prompt, not in the wish.</param>
public sealed record CaseHit(string Text, int Start, int Length, bool InPrompt);

using Studio.Data.Moderation.Findings;

namespace Studio.Data.Moderation.Rules;

/// <summary>What a policy says about a text, and why.</summary>
/// <param name="PolicyNumber">Of the workspace's policy; 0 is the server's rules alone.</param>
/// <param name="Hits">The strictest first; also rules that only found words within exceptions.</param>
/// <param name="Changed">The text with other words in the place of those that rules transform; where it is blocked, what the author is offered. Null where there is nothing to put there.</param>
public sealed record TextVerdict(string Text, int PolicyNumber, TextOutcome Outcome, IReadOnlyList<TextHit> Hits, string? Changed)
{
    /// <summary>Of the server's rules that were read beside it; 0 for none.</summary>
    public int ServerPolicyNumber { get; init; }

    public static TextVerdict Pass(CompiledPolicy policy, string text) =>
        new(text, policy.Number, TextOutcome.Passes, [], Changed: null) { ServerPolicyNumber = policy.ServerNumber };

    public IEnumerable<TextHit> Fired => Hits.Where(hit => hit.Fired);

    /// <summary>The rule that decided.</summary>
    public TextHit? First => Fired.FirstOrDefault();
}

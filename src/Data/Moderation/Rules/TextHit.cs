using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;

namespace Studio.Data.Moderation.Rules;

/// <summary>A rule that fired, and where.</summary>
/// <param name="Words">Empty where the text as a whole is meant: its language, or a pattern that took too long.</param>
/// <param name="Spared">Listed words that stand within an exception.</param>
public sealed record TextHit(TextRule Rule, IReadOnlyList<HitWord> Words, IReadOnlyList<HitWord> Spared, bool Fired)
{
    /// <summary>Words of the rule without any of the rules beside which alone it fires.</summary>
    public IReadOnlyList<HitWord> Alone { get; init; } = [];

    /// <summary>The rule is the server's, not the workspace's.</summary>
    public bool IsServers { get; init; }
}

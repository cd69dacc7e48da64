using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;

namespace Studio.Web.Policies;

/// <summary>The policy of a workspace as its page shows it.</summary>
/// <param name="Number">Of the policy in force; 0 for none of its own.</param>
/// <param name="Draft">Null when nobody writes one, and for people who may not.</param>
public sealed record PolicyBoardView(int Number, PolicyDocument InForce, DraftView? Draft, IReadOnlyList<VersionView> Versions, IReadOnlyList<TestWishView> Wishes, IReadOnlyDictionary<string, int> Fired)
{
    /// <summary>What the draft's rules are, or those in force.</summary>
    public PolicyDocument Shown => Draft?.Document ?? InForce;
}

/// <param name="Changers">Names of those who changed it.</param>
public sealed record DraftView(PolicyDocument Document, int Number, int BasedOn, IReadOnlyList<string> Changers, DateTime SavedAt, Guid Version);

public sealed record VersionView(int Number, string Reason, string By, DateTime At, bool IsInForce);

public sealed record TestWishView(Guid Id, string Text, TextOutcome Expected);

namespace Studio.Data.Users;

/// <summary>
/// Proof that a person showed a moment ago that it is them. Only FreshSignIn makes one, and what is dangerous (DangerousActs)
/// cannot be written down without it: nobody forgets to ask.
/// </summary>
public sealed record Confirmed
{
    /// <summary>How long a proof in somebody's hand is good: a page that keeps one has to ask again.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    internal Confirmed(Guid userId, DateTime madeAt)
    {
        UserId = userId;
        MadeAt = madeAt;
    }

    public Guid UserId { get; }

    internal DateTime MadeAt { get; }

    internal bool Covers(Guid? actor, DateTime at) => actor == UserId && at - MadeAt <= Life;
}

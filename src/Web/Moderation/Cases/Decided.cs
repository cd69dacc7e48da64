namespace Studio.Web.Moderation.Cases;

/// <summary>What became of a press.</summary>
/// <param name="Id">To take it back by.</param>
/// <param name="How">Of the case itself.</param>
/// <param name="Cases">How many the press concerned.</param>
/// <param name="LeftOut">Chosen too, but somebody else works on them, they are decided, or this person may not.</param>
public sealed record Decided(Guid Id, DecidedHow How, int Cases, int LeftOut);

public enum DecidedHow
{
    Decision,

    /// <summary>Two people should have decided; nobody else here can.</summary>
    Alone,

    /// <summary>It waits for somebody else's.</summary>
    FirstView,

    /// <summary>The two views agree.</summary>
    Agreed,

    /// <summary>The two views differ: owners and admins decide.</summary>
    Differed,
}

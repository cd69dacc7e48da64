namespace Studio.Data.Moderation.Policies;

/// <summary>What follows when a rule fires; the later, the stricter.</summary>
public enum RuleAction
{
    /// <summary>The text goes on; it is counted.</summary>
    Watch,

    /// <summary>The words give way to others.</summary>
    Transform,

    /// <summary>A person looks first.</summary>
    Hold,

    /// <summary>No pictures; the author may ask for a review.</summary>
    Block,
}

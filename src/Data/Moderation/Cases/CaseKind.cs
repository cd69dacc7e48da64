namespace Studio.Data.Moderation.Cases;

/// <summary>What a case is about.</summary>
public enum CaseKind
{
    /// <summary>A wish that a rule stopped.</summary>
    Wish,

    /// <summary>A prompt that a rule stopped, written or edited.</summary>
    Prompt,

    /// <summary>A picture held or blocked by its scores.</summary>
    Picture,

    /// <summary>A member reported a picture.</summary>
    Report,

    /// <summary>Somebody says that a rule fired wrongly.</summary>
    FalsePositive,

    /// <summary>An author disagrees with a decision (ModerationCase.AppealOf).</summary>
    Appeal,

    /// <summary>A picture that no rule held, drawn by lot: what the rules miss is known by these alone.</summary>
    Check,

    /// <summary>A picture made from one that was rejected.</summary>
    Derived,

    /// <summary>A picture that comes back because an appeal about one that was rejected with it is granted (ModerationCase.AppealOf).</summary>
    Returned,
}

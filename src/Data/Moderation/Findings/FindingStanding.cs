namespace Studio.Data.Moderation.Findings;

/// <summary>Whether what the rules said still holds.</summary>
public enum FindingStanding
{
    /// <summary>As the rules said; no person was asked.</summary>
    Stands,

    /// <summary>A moderator is to decide.</summary>
    Waits,

    /// <summary>A moderator let the text through as it was.</summary>
    Approved,

    /// <summary>A moderator said the same as the rules.</summary>
    Rejected,

    /// <summary>Its author took the text back.</summary>
    Withdrawn,
}

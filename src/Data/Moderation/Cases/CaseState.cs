namespace Studio.Data.Moderation.Cases;

/// <summary>Who holds a case is its lease, not a state.</summary>
public enum CaseState
{
    Open,

    /// <summary>For owners and admins.</summary>
    Escalated,

    Decided,

    /// <summary>Its author took the appeal back, or the picture went before anybody decided: its author deleted it, or its time was over.</summary>
    Withdrawn,
}

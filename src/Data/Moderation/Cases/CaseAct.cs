namespace Studio.Data.Moderation.Cases;

public enum CaseAct
{
    Approved,
    Rejected,
    Escalated,

    /// <summary>Takes an earlier decision back (CaseDecision.Undoes).</summary>
    Undone,
}

namespace Studio.Data.Moderation.Cases;

public enum CaseVerdict
{
    Approved,
    Rejected,
}

namespace Studio.Data.Moderation.Cases;

public enum CaseSeverity
{
    Low,
    Middle,
    High,
}

namespace Studio.Data.Moderation.Cases;

/// <summary>How sure somebody was who decided an appeal. The names are stored.</summary>
public enum CaseSureness
{
    Hardly,
    Fairly,
    Very,
}

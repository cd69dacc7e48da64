namespace Studio.Data.Moderation.Findings;

/// <summary>What becomes of a text: the strictest of what its rules ask for.</summary>
public enum TextOutcome
{
    Passes,
    Watched,
    Changed,
    Held,
    Blocked,
}

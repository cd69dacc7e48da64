namespace Studio.Data.Evaluation.Sessions;

/// <summary>What the program noticed; a person decides what follows.</summary>
public enum RaterMark
{
    MissedChecks,
    TooFast,

    /// <summary>Came with many others at once.</summary>
    Burst,
}

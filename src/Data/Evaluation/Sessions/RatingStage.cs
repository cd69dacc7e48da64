namespace Studio.Data.Evaluation.Sessions;

/// <summary>What a rater sees next.</summary>
public enum RatingStage
{
    /// <summary>Two pairs that do not count.</summary>
    Practice,

    Pair,

    /// <summary>Time to look out of the window.</summary>
    Rest,

    /// <summary>More pairs come: the machine still draws, or others answer the last ones.</summary>
    Waiting,

    /// <summary>They answered what was asked of them, or stopped.</summary>
    Done,

    /// <summary>Nobody is asked any more; what they answered counts.</summary>
    Closed,

    /// <summary>Another tab of theirs rates.</summary>
    Elsewhere,
}

namespace Studio.Data.Evaluation.Runs;

/// <summary>What happened to an evaluation, as its people are told.</summary>
public enum EvaluationEventKind
{
    Started,
    Paused,
    Resumed,
    Closed,
    Reopened,
    Published,

    /// <summary>The first pairs can be rated.</summary>
    PairsReady,

    SampleFailed,
    SampleRefused,
    SampleBlocked,

    /// <summary>The month's machine time is used up.</summary>
    BudgetSpent,

    LinkMade,
    LinkEnded,

    /// <summary>So many guests at once that the link was closed.</summary>
    LinkBurst,

    RaterMarked,
    RaterLeftOut,
    RaterTakenBack,
}

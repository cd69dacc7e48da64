namespace Studio.Web.Evaluations.Lists;

/// <summary>Where an evaluation stands, as people are told: the stored state and what is counted.</summary>
public enum EvaluationStage
{
    Draft,
    Generating,
    GeneratingAndCollecting,

    /// <summary>The month's machine time is used up.</summary>
    Waiting,
    Paused,
    Collecting,

    /// <summary>Nothing joins the systems that were compared.</summary>
    NoCommonScale,
    Closed,
    Published,
}

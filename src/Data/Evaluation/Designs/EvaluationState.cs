namespace Studio.Data.Evaluation.Designs;

/// <summary>What people did with it. Whether it generates, collects votes or has no common scale is counted, not stored.</summary>
public enum EvaluationState
{
    Draft,

    /// <summary>Prompts, systems and questions are fixed.</summary>
    Running,

    Closed,

    /// <summary>Its numbers stand: guests can no longer take their votes back.</summary>
    Published,

    /// <summary>In no query any more (ThrownAwayEvaluations); what it had is being deleted.</summary>
    ThrownAway,
}

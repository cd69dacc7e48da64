namespace Studio.Data.Evaluation.Sessions;

/// <summary>Why a rater is asked no more.</summary>
public enum SessionOver
{
    /// <summary>Every pair has its answers.</summary>
    Full,

    /// <summary>Somebody closed the evaluation before that.</summary>
    Closed,

    /// <summary>The guest's link has ended; others may go on.</summary>
    Link,
}

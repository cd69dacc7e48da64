namespace Studio.Data.Evaluation.Sessions;

public enum AssignmentKind
{
    /// <summary>Its answer is a vote.</summary>
    Pair,

    /// <summary>Attention: the right answer is known.</summary>
    Check,

    /// <summary>A pair again with its sides changed: agreement with oneself.</summary>
    Repeat,
}

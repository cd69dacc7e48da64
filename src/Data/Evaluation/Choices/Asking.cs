namespace Studio.Data.Evaluation.Choices;

/// <summary>How often a person wants to be asked which of two of their pictures is better.</summary>
public enum Asking
{
    Never,

    /// <summary>About one turn in four.</summary>
    NowAndThen,

    Always,
}

namespace Studio.Data.Evaluation.Designs;

/// <summary>Which text is shown where people are asked which picture follows it.</summary>
public enum EvaluationCaption
{
    Wish,

    /// <summary>What a language model wrote for the wish.</summary>
    Written,
}

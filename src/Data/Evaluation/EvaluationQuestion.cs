namespace Studio.Data.Evaluation;

/// <summary>What people were asked of two pictures.</summary>
public enum EvaluationQuestion
{
    /// <summary>Which one would you rather get?</summary>
    Preference,
}

namespace Studio.Data.Evaluation;

/// <summary>What people were asked of two pictures.</summary>
public enum EvaluationQuestion
{
    /// <summary>Which one would you rather get? In the studio, of one's own pictures.</summary>
    Preference,

    /// <summary>Which follows the description better? The text is shown.</summary>
    PromptFollowing,

    /// <summary>Which would you rather have? No text is shown.</summary>
    Style,

    /// <summary>In which are the things more plausible? No text is shown.</summary>
    Coherence,
}

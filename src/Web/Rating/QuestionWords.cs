using Studio.Data.Evaluation;

namespace Studio.Web.Rating;

/// <summary>The questions as people read them.</summary>
public static class QuestionWords
{
    public static string Name(EvaluationQuestion question) => question switch
    {
        EvaluationQuestion.PromptFollowing => "Prompt following",
        EvaluationQuestion.Style => "Style",
        EvaluationQuestion.Coherence => "Coherence",
        _ => "Preference",
    };

    public static string Asked(EvaluationQuestion question) => question switch
    {
        EvaluationQuestion.PromptFollowing => "Which picture follows the description better?",
        EvaluationQuestion.Coherence => "In which picture are the things more plausible?",
        _ => "Which picture would you rather have?",
    };

    /// <summary>What stands under a question without a description.</summary>
    public static string Hint(EvaluationQuestion question) => question switch
    {
        EvaluationQuestion.PromptFollowing => "",
        EvaluationQuestion.Coherence => "There is no description here: look only at whether things are whole and where they belong.",
        _ => "There is no description here: only your taste counts.",
    };
}

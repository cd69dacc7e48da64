namespace Studio.Data.Evaluation.Designs;

/// <summary>What a draft still lacks before it can be started, as sentences; the first thing to do comes first.</summary>
public static class DesignGaps
{
    public static IReadOnlyList<string> Of(HumanEvaluation evaluation, IReadOnlyCollection<EvaluationEntry> entries, int prompts) =>
    [
        .. prompts == 0 ? [evaluation.PromptSetId is null ? "Choose the prompts first." : "No prompt is taken. Take some of a category."] : Array.Empty<string>(),
        .. entries.Count < 2 ? [entries.Count == 0 ? "Choose two systems to compare." : "One system alone compares nothing. Add a second one."] : Array.Empty<string>(),
        .. evaluation.Questions.Count == 0 ? ["Ask at least one question."] : Array.Empty<string>(),
    ];
}

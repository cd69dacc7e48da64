using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting;

/// <summary>One answer of the model, judged.</summary>
/// <param name="Repaired">The text with the slots put right, when the tables see that it lost something of the wish.</param>
internal sealed record UpsampleDraft(string Text, AnswerProblem Problem, IReadOnlyList<LockedPhrase> Missing, string? Repaired)
{
    public bool IsGood => Problem == AnswerProblem.None && Missing.Count == 0 && Repaired is null;

    /// <summary>Lower is better; a text that needs no repair beats one that keeps more locked phrases.</summary>
    public int Faults => Missing.Count + (Repaired is null ? 0 : 100) + (Problem == AnswerProblem.None ? 0 : 10_000);
}

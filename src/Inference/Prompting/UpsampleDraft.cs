using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting;

/// <summary>One answer of the model, judged.</summary>
/// <param name="Repaired">The text with the slots put right, when the tables see that it lost something of the wish.</param>
internal sealed record UpsampleDraft(string Text, AnswerProblem Problem, IReadOnlyList<LockedPhrase> Missing, string? Repaired)
{
    /// <summary>It ends in a text that the person was given before and asked to have written anew.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Things that the wish names and the text does not.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    public bool IsGood => Problem == AnswerProblem.None && Missing.Count == 0 && Lost.Count == 0 && Repaired is null && !IsKnown;

    /// <summary>Lower is better; a text that needs no repair beats one that keeps more locked phrases, and another text beats both.</summary>
    public int Faults => Missing.Count + (10 * Lost.Count) + (Repaired is null ? 0 : 100) + (IsKnown ? 1_000 : 0) + (Problem == AnswerProblem.None ? 0 : 10_000);
}

using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting;

/// <summary>One answer of the model, judged.</summary>
internal sealed record UpsampleDraft(string Text, AnswerProblem Problem, IReadOnlyList<LockedPhrase> Missing)
{
    /// <summary>The text put right, when it lost something of the wish or of the prompt before.</summary>
    public string? Repaired { get; init; }

    /// <summary>Colours, counts and words of the wish that a general model's answer does not say; the studio has no better words, so they are only named.</summary>
    public IReadOnlyList<string> Unsaid { get; init; } = [];

    /// <summary>It ends in a text that the person was given before and asked to have written anew.</summary>
    public bool IsKnown { get; init; }

    public bool IsGood => Problem == AnswerProblem.None && Missing.Count + Unsaid.Count == 0 && Repaired is null && !IsKnown;

    /// <summary>Lower is better; a text that needs no repair beats one that keeps more locked phrases, and another text beats both.</summary>
    public int Faults => Missing.Count + Unsaid.Count + (Repaired is null ? 0 : 100) + (IsKnown ? 1_000 : 0) + (Problem == AnswerProblem.None ? 0 : 10_000);
}

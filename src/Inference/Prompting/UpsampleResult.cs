namespace Studio.Inference.Prompting;

/// <summary>The prompt that came of a wish; <paramref name="Note"/> is a sentence for the person when not all of it is the model's own.</summary>
/// <param name="Language">BCP-47 tag the wish seems to be written in, or "und".</param>
/// <param name="Inserted">Locked phrases that the program had to put in; the page marks them.</param>
public sealed record UpsampleResult(
    string Text,
    UpsampleOutcome Outcome,
    string? Note,
    string Language,
    int Attempts,
    IReadOnlyList<LockedPhrase> Inserted);

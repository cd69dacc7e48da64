namespace Studio.Data.Moderation.Policies;

/// <summary>What counts as a listed word besides the word itself, in any case and width.</summary>
public sealed record SameWord
{
    /// <summary>"Spielzeugpistole" holds "pistole".</summary>
    public bool InCompounds { get; init; }

    /// <summary>"rifles", "Gewehren".</summary>
    public bool WithEndings { get; init; } = true;

    /// <summary>"p i s t 0 l": blanks and signs between the letters, digits instead of letters.</summary>
    public bool SpelledApart { get; init; } = true;

    /// <summary>Letters of another script that look the same.</summary>
    public bool LookAlikes { get; init; } = true;

    /// <summary>"pistile": a letter more, less, another one, or two that changed places. "piston" is such a word too.</summary>
    public bool OneLetterWrong { get; init; }
}

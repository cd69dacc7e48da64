namespace Studio.Inference.Prompting.Evaluation;

/// <summary>What one wish became, measured without a person's judgement.</summary>
public sealed record WishScore
{
    public required string Wish { get; init; }

    public required string Language { get; init; }

    public required string Prompt { get; init; }

    public required UpsampleOutcome Outcome { get; init; }

    public string? Note { get; init; }

    /// <summary>Times the model was asked; more than one = an answer was not good.</summary>
    public required int Attempts { get; init; }

    public required bool IsEnglish { get; init; }

    public required int Words { get; init; }

    /// <summary>Tokens of the image model that the prompt is for.</summary>
    public required int Tokens { get; init; }

    /// <summary>Things, clothes, places and times of day that the tables know in the wish's language; of an English wish also things that no table knows, by their letters.</summary>
    public required Kept Nouns { get; init; }

    /// <summary>Words of the wish that carry meaning and that nobody could look for in the prompt.</summary>
    public required IReadOnlyList<string> NotJudged { get; init; }

    public required Kept Numbers { get; init; }

    public required Kept Colours { get; init; }

    public required Kept Quoted { get; init; }

    /// <summary>Of an English wish: all words that carry meaning, also those no table knows.</summary>
    public required Kept WishWords { get; init; }

    /// <summary>Share of the prompt's words that the image model's vocabulary or its examples hold; null for a model without one.</summary>
    public required double? InDomain { get; init; }

    public required double Milliseconds { get; init; }
}

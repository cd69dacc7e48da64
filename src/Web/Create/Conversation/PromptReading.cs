using Studio.Inference.Prompting;

namespace Studio.Web.Create.Conversation;

/// <summary>A prompt as it is shown: its words by who wrote them, and how much of it the picture model sees.</summary>
/// <param name="Basis">What the tint was worked out from: the legend names it.</param>
public sealed record PromptReading(IReadOnlyList<WordRun> Runs, TintBasis Basis, int WordCount, int Tokens, int Window)
{
    /// <summary>About weights and brackets, where they are read.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>How the studio read the wish that it was written from: "two red boats", "at night"; empty where nothing is known of that.</summary>
    public IReadOnlyList<string> ReadAs { get; init; } = [];

    public bool IsTooLong => Tokens > Window;

    /// <summary>What the marks mean where they do not mean "added by the model"; null where they do.</summary>
    public string? Note => Basis switch
    {
        TintBasis.Translated => "translated",
        TintBasis.PreviousPrompt => "marked: what this turn changed",
        _ => null,
    };
}

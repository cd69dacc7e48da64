using Studio.Web.Create.Conversation;

namespace Studio.Web.Images;

/// <summary>The words of a picture's history with their marks: what the model added, what the person changed after.</summary>
/// <param name="Upsampled">Null when no language model wrote.</param>
/// <param name="Prompt">Null when the prompt is exactly what stands above it.</param>
/// <param name="Note">Said where nobody can tell what was added, or where the studio mended what the model wrote.</param>
public sealed record ProvenanceReading(IReadOnlyList<WordRun>? Upsampled, IReadOnlyList<WordRun>? Prompt, string PromptTitle, string? Changes, string? Note)
{
    /// <summary>The prompt that was sent in the turn before, which this wish changed; null in a first turn.</summary>
    public string? Before { get; init; }

    /// <summary>That was the prompt of the picture this one comes of, and not of the turn before.</summary>
    public bool BeganWithPicture { get; init; }

    public static ProvenanceReading Nothing { get; } = new(null, null, "", null, null);
}

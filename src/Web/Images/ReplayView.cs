using Studio.Data.Generations;

namespace Studio.Web.Images;

/// <summary>The newest "Run again" of a picture: how it stands, and what came of it.</summary>
/// <param name="Sentence">What differs, by name, or why it did not work.</param>
public sealed record ReplayView(Guid GenerationId, GenerationStatus Status, DateTime At, Guid? ResultId, bool SameBytes, string? Sentence)
{
    public bool IsGoing => Status is GenerationStatus.Queued or GenerationStatus.Running;
}

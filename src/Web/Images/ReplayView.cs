using Studio.Data.Generations;

namespace Studio.Web.Images;

/// <summary>The newest "Run again" of a picture: how it stands, and what came of it.</summary>
public sealed record ReplayView(Guid GenerationId, GenerationStatus Status, DateTime At, Guid? ResultId, bool Same, string? Difference, string? Failure)
{
    public bool IsGoing => Status is GenerationStatus.Queued or GenerationStatus.Running;
}

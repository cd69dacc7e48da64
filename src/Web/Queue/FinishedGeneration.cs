using Studio.Data.Generations;

namespace Studio.Web.Queue;

/// <summary>What came of a generation. Only the pictures that ended badly are listed one by one.</summary>
public sealed record FinishedGeneration(QueueJob Job, GenerationStatus Status, DateTime FinishedAt, TimeSpan Took, int Done, IReadOnlyList<Guid> Images, IReadOnlyList<StoppedPicture> Stopped)
{
    public int Failed => Stopped.Count(picture => picture.Status is PictureStatus.Failed);

    public int Canceled => Stopped.Count(picture => picture.Status is PictureStatus.Canceled);

    public int Blocked => Stopped.Count(picture => picture.Status is PictureStatus.Blocked);
}

public sealed record StoppedPicture(Guid Id, int Ordinal, PictureStatus Status, string? Reason);

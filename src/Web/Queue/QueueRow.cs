using Studio.Data.Generations;

namespace Studio.Web.Queue;

/// <summary>A generation as the database tells it.</summary>
internal sealed record QueueRow
{
    public required Guid GenerationId { get; init; }
    public required Guid ThreadId { get; init; }
    public required bool IsMine { get; init; }
    public required string? Wish { get; init; }
    public required string? Prompt { get; init; }
    public required string? Language { get; init; }
    public required GenerationKind Kind { get; init; }
    public required GenerationSettings Settings { get; init; }
    public required GenerationStatus Status { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime? FinishedAt { get; init; }
    public required List<QueuePicture> Pictures { get; init; }
}

internal sealed record QueuePicture(Guid Id, int Ordinal, PictureStatus Status, Guid? ImageId, string? Reason, DateTime? StartedAt, DateTime? FinishedAt);

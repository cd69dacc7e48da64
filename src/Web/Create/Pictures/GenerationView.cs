using Studio.Data.Generations;

namespace Studio.Web.Create.Pictures;

public sealed record GenerationView(
    Guid Id,
    Guid RevisionId,
    GenerationSettings Settings,
    string ModelName,
    GenerationKind Kind,
    Guid? ParentImageId,
    DateTime CreatedAt,
    IReadOnlyList<PictureView> Pictures);

public sealed record PictureView(
    Guid Id,
    Guid GenerationId,
    int Ordinal,
    long Seed,
    PictureStatus Status,
    int Attempt,
    bool CancelRequested,
    string? FailureReason,
    Guid? ImageId,
    bool IsFavourite,
    bool IsDeleted)
{
    public bool IsGoing => Status is PictureStatus.Queued or PictureStatus.Running;
}

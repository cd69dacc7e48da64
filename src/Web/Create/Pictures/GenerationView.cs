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

/// <summary>Of a picture that is not shown: why, for whom, and where its author reads more.</summary>
/// <param name="IsRemoved">Rejected or blocked; otherwise it waits for a moderator.</param>
/// <param name="IsMine">The person is its author, and sees a blur while it waits.</param>
/// <param name="CaseId">The newest case about it, for its author.</param>
public sealed record PictureStanding(bool IsRemoved, bool IsMine, Guid? CaseId);

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
    bool IsDeleted,
    PictureStanding? Standing = null,
    int Stars = 0)
{
    public bool IsGoing => Status is PictureStatus.Queued or PictureStatus.Running;
}

namespace Studio.Web.Gallery;

/// <summary>What one tile of the gallery shows.</summary>
public sealed record GalleryPicture
{
    public required Guid Id { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required string Title { get; init; }
    public required string? Language { get; init; }
    public required string Author { get; init; }
    public required string? ModelName { get; init; }
    public required bool IsMine { get; init; }
    public required bool IsFavourite { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime? DeletedAt { get; init; }

    public GalleryCursor Cursor => new(CreatedAt, Id);
}

using Studio.Data.Gallery;
using Studio.Data.Prompts;

namespace Studio.Web.Images;

/// <summary>Everything the page of one picture shows about it.</summary>
public sealed record ImageView
{
    public required Guid Id { get; init; }
    public required ImageOrigin Origin { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required long ByteCount { get; init; }
    public required string BlobHash { get; init; }
    public required string PixelHash { get; init; }
    public required string Wish { get; init; }
    public required string? Language { get; init; }
    public required string Prompt { get; init; }
    public required string? ModelName { get; init; }
    public required long? Seed { get; init; }
    public required Provenance Provenance { get; init; }
    public required ImageSafety? Safety { get; init; }
    public required string Author { get; init; }
    public required bool IsMine { get; init; }
    public required bool IsFavourite { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime? DeletedAt { get; init; }
    public required Guid? PictureId { get; init; }

    /// <summary>The row is there and its file is not: said in words, never a broken picture.</summary>
    public bool FileMissing { get; init; }

    public ImagePlace? Place { get; init; }

    public string Title => Wish.Length > 0 ? Wish : Prompt.Length > 0 ? Prompt : "Picture without a prompt";

    public string? TitleLanguage => Wish.Length > 0 ? Language : null;
}

/// <summary>Where in a conversation the picture was made.</summary>
public sealed record ImagePlace
{
    public required Guid ThreadId { get; init; }
    public required Guid TurnId { get; init; }
    public required int TurnOrdinal { get; init; }
    public required DateTime WishedAt { get; init; }
    public required IReadOnlyList<LockedPhrase> Locked { get; init; }
    public required Guid RevisionId { get; init; }
    public required DateTime PromptAt { get; init; }
    public required PromptOrigin PromptOrigin { get; init; }
    public required Guid GenerationId { get; init; }
    public required int Ordinal { get; init; }
    public required int Count { get; init; }
    public required long? DeviceMilliseconds { get; init; }
}

using Studio.Data.Gallery;

namespace Studio.Web.Keys.Api;

/// <summary>A picture, as programs read it. It names no person.</summary>
internal sealed record ApiImage
{
    public required Guid Id { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required ImageOrigin Origin { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required long Bytes { get; init; }
    public string File => ApiAddress.File(Id);
    public string Thumb => ApiAddress.Thumb(Id);

    /// <summary>From here on only for keys that may read words.</summary>
    public string? Wish { get; init; }

    /// <summary>BCP-47 of the wish.</summary>
    public string? Language { get; init; }
    public string? Prompt { get; init; }
    public string? Model { get; init; }
    public long? Seed { get; init; }

    /// <summary>Of one picture only, not in lists: everything needed to make it again.</summary>
    public Provenance? Provenance { get; init; }
}

/// <summary>Pictures, newest first.</summary>
/// <param name="Next">The address of those that follow; null at the end.</param>
internal sealed record ApiImages(IReadOnlyList<ApiImage> Images, string? Next);

namespace Studio.Web.Images;

/// <summary>A picture as the lineage reads it, before it has a place.</summary>
internal sealed record LineagePicture(Guid Id, string Title, string? Language, DateTime CreatedAt, bool IsGone);

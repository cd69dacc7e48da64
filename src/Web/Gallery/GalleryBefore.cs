namespace Studio.Web.Gallery;

/// <summary>What the browser remembers of this view: how many pictures were loaded, and which were picked.</summary>
public sealed record GalleryBefore(int Loaded, IReadOnlyList<Guid> Picked);

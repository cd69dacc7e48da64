namespace Studio.Web.Gallery;

/// <summary>A press on a picture's box; <paramref name="Range"/> when Shift was held.</summary>
public sealed record GalleryPick(Guid Id, bool Range);

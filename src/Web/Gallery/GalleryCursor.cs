namespace Studio.Web.Gallery;

/// <summary>The last picture already shown: the next slice begins after it, so nothing is skipped or shown twice while pictures arrive.</summary>
public sealed record GalleryCursor(DateTime CreatedAt, Guid Id);

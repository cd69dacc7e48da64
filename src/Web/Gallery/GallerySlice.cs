namespace Studio.Web.Gallery;

/// <summary>The next pictures in order, and how many pictures each of their days holds under the same filter.</summary>
public sealed record GallerySlice(IReadOnlyList<GalleryPicture> Pictures, IReadOnlyDictionary<DateOnly, int> DayCounts, bool HasMore);

namespace Studio.Web.Queue;

/// <summary>How long pictures were drawn: what passed while they waited, or while the server was away, is none of it.</summary>
internal static class DrawingTime
{
    /// <summary>Two that were drawn at the same time took that time once.</summary>
    public static TimeSpan Of(IReadOnlyList<QueuePicture> pictures)
    {
        var (took, drawnUntil) = (TimeSpan.Zero, DateTime.MinValue);
        foreach (var picture in pictures.Where(picture => picture.StartedAt < picture.FinishedAt).OrderBy(picture => picture.StartedAt))
        {
            var began = picture.StartedAt!.Value > drawnUntil ? picture.StartedAt.Value : drawnUntil;
            if (picture.FinishedAt > began)
            {
                took += picture.FinishedAt.Value - began;
                drawnUntil = picture.FinishedAt.Value;
            }
        }

        return took;
    }
}

using System.Globalization;

namespace Studio.Web.Gallery;

/// <summary>One day of the gallery, in the workspace's time zone.</summary>
public sealed record GalleryDay(DateOnly Date, IReadOnlyList<GalleryPicture> Pictures)
{
    public static IReadOnlyList<GalleryDay> Split(IEnumerable<GalleryPicture> pictures, WorkspaceDays days)
    {
        return [.. pictures.GroupBy(picture => days.Of(picture.CreatedAt)).Select(day => new GalleryDay(day.Key, [.. day]))];
    }

    /// <summary>"Today", "Yesterday", "Thursday, 20 November", and with the year once it is another one.</summary>
    public string TitleOn(DateOnly today)
    {
        return (today.DayNumber - Date.DayNumber) switch
        {
            0 => "Today",
            1 => "Yesterday",
            _ when Date.Year == today.Year => Date.ToString("dddd, d MMMM", CultureInfo.InvariantCulture),
            _ => Date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        };
    }
}

using System.Globalization;
using Studio.Data.Generations;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Create.Conversation;

/// <summary>A thread in a few words: beside its title and in the tab.</summary>
public static class ThreadWords
{
    public static string Facts(LiveThread thread)
    {
        var turns = thread.Turns.Count == 1 ? "1 turn" : $"{thread.Turns.Count} turns";
        var pictures = thread.Pictures.Count(picture => picture.View is { Status: PictureStatus.Succeeded, IsDeleted: false, Standing: null });
        return pictures == 0 ? turns : $"{turns} · {PictureCount.Of(pictures)}";
    }

    /// <summary>How far the newest pictures are, while they are being made; null when they are not.</summary>
    public static string? Progress(IEnumerable<LivePicture> newest, string title)
    {
        var pictures = newest.ToList();
        return pictures.Any(picture => picture.View.IsGoing)
            ? string.Create(CultureInfo.InvariantCulture, $"({pictures.Count(picture => !picture.View.IsGoing)} of {pictures.Count}) {title}")
            : null;
    }
}

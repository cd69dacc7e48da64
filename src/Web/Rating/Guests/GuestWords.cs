using Studio.Data.Evaluation.Sessions.Guests;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Web.Rating.Languages;

namespace Studio.Web.Rating.Guests;

/// <summary>What guests are told of a link, in the workspace's own time.</summary>
internal static class GuestWords
{
    public static string EndOf(GuestDoor door, RaterLanguage language)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(door.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return language.DayOf(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(door.Link.EndedAt ?? door.Link.EndsAt, DateTimeKind.Utc), zone));
    }

    public static string Lead(GuestDoor door, RaterLanguage language) => language.Words.Start.Lead.Of(
        door.Link.PairsEach,
        ("person", door.AskedBy),
        ("workspace", door.Workspace),
        ("time", language.Words.Start.Minutes.Of(TimeLeft.Minutes(door.Link.PairsEach, halfWithin: null))));

    public static string Return(GuestDoor door, RaterLanguage language) => Sentence.Fill(language.Words.Pause.Return, ("day", EndOf(door, language)));
}

using System.Globalization;
using Studio.Data.Evaluation.Sessions.Guests;
using Studio.Data.Evaluation.Sessions.Scheduling;

namespace Studio.Web.Rating.Guests;

/// <summary>What guests are told of a link, in the workspace's own time.</summary>
internal static class GuestWords
{
    public static string EndOf(GuestDoor door)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(door.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(door.Link.EndedAt ?? door.Link.EndsAt, DateTimeKind.Utc), zone).ToString("d MMMM", CultureInfo.InvariantCulture);
    }

    public static string Minutes(GuestDoor door) => TimeLeft.Minutes(door.Link.PairsEach, halfWithin: null) is var minutes && minutes == 1 ? "1 minute" : $"{minutes} minutes";

    public static string Return(GuestDoor door) => $"Your answers are kept. The same link brings you back until {EndOf(door)}.";
}

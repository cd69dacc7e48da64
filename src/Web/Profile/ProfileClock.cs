using System.Globalization;

namespace Studio.Web.Profile;

/// <summary>A moment as the account page says it: the clock alone on the same day, the year once it is another one.</summary>
internal static class ProfileClock
{
    public static string Of(DateTime utc, TimeZoneInfo zone, TimeProvider time)
    {
        var (local, today) = (TimeZoneInfo.ConvertTimeFromUtc(utc, zone), TimeZoneInfo.ConvertTimeFromUtc(time.GetUtcNow().UtcDateTime, zone).Date);
        return local.ToString(local.Date == today ? "HH:mm" : local.Year == today.Year ? "d MMM, HH:mm" : "d MMM yyyy", CultureInfo.InvariantCulture);
    }
}

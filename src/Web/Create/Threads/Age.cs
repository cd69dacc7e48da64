using System.Globalization;

namespace Studio.Web.Create.Threads;

/// <summary>How long ago, as short as it can be said.</summary>
public static class Age
{
    private const int DaysByName = 6;

    public static string Of(DateTime utc, DateTime nowUtc, TimeZoneInfo zone)
    {
        var gone = nowUtc - utc;
        if (gone < TimeSpan.FromMinutes(1))
        {
            return "now";
        }

        if (gone < TimeSpan.FromHours(1))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{gone.TotalMinutes:0} min");
        }

        var day = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        var today = TimeZoneInfo.ConvertTimeFromUtc(nowUtc, zone);
        var days = (today.Date - day.Date).Days;
        return days switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{gone.TotalHours:0} h"),
            1 => "yesterday",
            <= DaysByName => day.ToString("ddd", CultureInfo.InvariantCulture),
            _ when day.Year == today.Year => day.ToString("d MMM", CultureInfo.InvariantCulture),
            _ => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };
    }
}

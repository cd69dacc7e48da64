using Studio.Web.Create.Threads;

namespace Studio.Web.Members;

/// <summary>When somebody was last seen: "now", "12 min ago", "yesterday".</summary>
internal static class SeenWords
{
    // A page notes once a minute that it is open.
    private static readonly TimeSpan Now = TimeSpan.FromMinutes(2);

    public static string Of(DateTime? seen, DateTime now, TimeZoneInfo zone)
    {
        if (seen is not { } at)
        {
            return "not yet";
        }

        if (now - at < Now)
        {
            return "now";
        }

        var age = Age.Of(at, now, zone);
        return char.IsAsciiDigit(age[0]) && (age.EndsWith("min", StringComparison.Ordinal) || age.EndsWith('h')) ? $"{age} ago" : age;
    }
}

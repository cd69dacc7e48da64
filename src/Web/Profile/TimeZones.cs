using System.Globalization;

namespace Studio.Web.Profile;

/// <summary>The time zones a person may choose from, by the names that every system and browser knows (IANA).</summary>
internal static class TimeZones
{
    public static readonly IReadOnlyList<IGrouping<string, string>> ByRegion =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(Iana).OfType<string>().Where(name => name.Contains('/', StringComparison.Ordinal) && !name.StartsWith("Etc/", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).GroupBy(name => name[..name.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal),
    ];

    public static bool Knows(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    /// <summary>"Berlin, now 14:06".</summary>
    public static string Words(string name, DateTimeOffset now)
    {
        var place = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' ');
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? string.Create(CultureInfo.InvariantCulture, $"{place}, now {TimeZoneInfo.ConvertTime(now, zone):HH:mm}")
            : place;
    }

    private static string? Iana(TimeZoneInfo zone) =>
        zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var name) ? name : null;
}

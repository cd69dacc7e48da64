namespace Studio.Web.Gallery;

/// <summary>Days as the workspace's clock counts them.</summary>
public sealed class WorkspaceDays(TimeZoneInfo zone)
{
    public DateOnly Of(DateTime utc) => DateOnly.FromDateTime(Local(utc));

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    /// <summary>The first moment of a day in UTC. Where clocks jump at midnight, the day begins after the gap.</summary>
    public DateTime StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }

    /// <summary>An unknown zone (a renamed one, a system without the data) counts in UTC rather than failing the page.</summary>
    public static WorkspaceDays In(string timeZone)
    {
        return new WorkspaceDays(TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc);
    }
}

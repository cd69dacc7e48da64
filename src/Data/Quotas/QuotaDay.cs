namespace Studio.Data.Quotas;

/// <summary>Days of a workspace: they begin and end at midnight on its own clocks.</summary>
public readonly record struct QuotaDay(DateOnly Date, string TimeZone)
{
    public static QuotaDay At(DateTime utc, string timeZone) =>
        new(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(timeZone))), timeZone);

    /// <summary>The first moment of the next day, in UTC. Where the clocks skip midnight it is the moment they skip it.</summary>
    public DateTime EndsAt
    {
        get
        {
            var zone = Zone(TimeZone);
            var midnight = Date.AddDays(1).ToDateTime(TimeOnly.MinValue);
            while (zone.IsInvalidTime(midnight))
            {
                midnight = midnight.AddMinutes(15);
            }

            return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
        }
    }

    private static TimeZoneInfo Zone(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}

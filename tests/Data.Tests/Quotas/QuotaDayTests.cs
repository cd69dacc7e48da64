using Studio.Data.Quotas;

namespace Studio.Data.Tests.Quotas;

public sealed class QuotaDayTests
{
    [Theory]
    [InlineData("2026-11-22T22:59:59Z", "Europe/Berlin", "2026-11-22", "2026-11-22T23:00:00Z")]
    [InlineData("2026-11-22T23:00:00Z", "Europe/Berlin", "2026-11-23", "2026-11-23T23:00:00Z")]
    [InlineData("2026-11-22T15:00:00Z", "Asia/Tokyo", "2026-11-23", "2026-11-23T15:00:00Z")]
    // The day on which the clocks go back has 25 hours.
    [InlineData("2026-10-24T22:30:00Z", "Europe/Berlin", "2026-10-25", "2026-10-25T23:00:00Z")]
    // Midnight of 6 September 2026 does not exist in Santiago: the clocks go from 23:59 to 01:00.
    [InlineData("2026-09-05T20:00:00Z", "America/Santiago", "2026-09-05", "2026-09-06T04:00:00Z")]
    [InlineData("2026-11-22T23:30:00Z", "No/Such_Zone", "2026-11-22", "2026-11-23T00:00:00Z")]
    public void A_day_ends_at_midnight_on_the_workspaces_own_clocks(string utc, string zone, string date, string endsAt)
    {
        var day = QuotaDay.At(DateTimeOffset.Parse(utc, null).UtcDateTime, zone);

        Assert.Equal(DateOnly.Parse(date, null), day.Date);
        Assert.Equal(DateTimeOffset.Parse(endsAt, null).UtcDateTime, day.EndsAt);
    }
}

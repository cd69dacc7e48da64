using Studio.Web.Gallery;

namespace Studio.Web.Tests.Gallery;

public sealed class WorkspaceDaysTests
{
    [Fact]
    public void A_day_is_one_of_the_workspace_not_of_the_server()
    {
        var tokyo = WorkspaceDays.In("Asia/Tokyo");

        Assert.Equal(new DateOnly(2026, 11, 23), tokyo.Of(new DateTime(2026, 11, 22, 15, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateTime(2026, 11, 22, 15, 0, 0, DateTimeKind.Utc), tokyo.StartOf(new DateOnly(2026, 11, 23)));
    }

    [Fact]
    public void Where_clocks_jump_at_midnight_the_day_begins_after_the_gap()
    {
        // Beirut: 00:00 on 29 March 2026 does not exist, the day begins at 01:00 = 22:00 UTC.
        var start = WorkspaceDays.In("Asia/Beirut").StartOf(new DateOnly(2026, 3, 29));

        Assert.Equal(new DateTime(2026, 3, 28, 22, 0, 0, DateTimeKind.Utc), start);
    }

    [Fact]
    public void An_unknown_zone_counts_in_utc()
    {
        Assert.Equal(new DateOnly(2026, 1, 1), WorkspaceDays.In("Mars/Olympus").Of(new DateTime(2026, 1, 1, 23, 59, 0, DateTimeKind.Utc)));
    }

    [Theory]
    [InlineData("2026-11-22", "Today")]
    [InlineData("2026-11-21", "Yesterday")]
    [InlineData("2026-11-19", "Thursday, 19 November")]
    [InlineData("2025-12-31", "31 December 2025")]
    public void A_day_has_a_name(string day, string title)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(title, new GalleryDay(date, []).TitleOn(new DateOnly(2026, 11, 22)));
    }
}

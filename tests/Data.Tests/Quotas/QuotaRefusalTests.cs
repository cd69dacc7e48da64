using Studio.Data.Quotas;

namespace Studio.Data.Tests.Quotas;

/// <summary>Each refusal says which limit, what still fits and when there is room again.</summary>
public sealed class QuotaRefusalTests
{
    private static readonly QuotaDay Today = new(new DateOnly(2026, 11, 22), "Europe/Berlin");

    [Fact]
    public void Some_are_left()
    {
        var refusal = QuotaRefusal.Pictures(new QuotaAsk(12, 0, 512), ofWorkspace: false, limit: 120, used: 110, Today);

        Assert.Equal("You asked for 12 pictures; 10 of your 120 a day are left. All 12 fit after 00:00 (Europe/Berlin).", refusal.Message);
        Assert.Equal((10, new DateTime(2026, 11, 22, 23, 0, 0, DateTimeKind.Utc), true), (refusal.Fits, refusal.FreesAt, refusal.AllFitThen));
    }

    [Fact]
    public void None_is_left()
    {
        var refusal = QuotaRefusal.Pictures(new QuotaAsk(1, 0, 512), ofWorkspace: true, limit: 600, used: 600, Today);

        Assert.Equal("All of this workspace's 600 pictures of today are used. It fits after 00:00 (Europe/Berlin).", refusal.Message);
        Assert.Equal(0, refusal.Fits);
    }

    [Fact]
    public void More_than_a_whole_day_holds()
    {
        var refusal = QuotaRefusal.Pictures(new QuotaAsk(8, 0, 512), ofWorkspace: false, limit: 5, used: 0, Today);

        Assert.Equal("You asked for 8 pictures; 5 of your 5 a day are left. A whole day has room for 5 pictures: ask for fewer.", refusal.Message);
        Assert.False(refusal.AllFitThen);
    }

    [Fact]
    public void Device_time_is_nearly_used()
    {
        var refusal = QuotaRefusal.DeviceTime(new QuotaAsk(4, 90_000, 1024), ofWorkspace: false, limit: 1_200_000, used: 1_000_000, Today);

        Assert.Equal("4 pictures would take about 6 min of device time; 3.3 min of your 20 min a day are left. All 4 fit after 00:00 (Europe/Berlin).", refusal.Message);
        Assert.Equal(2, refusal.Fits);
    }

    [Fact]
    public void Too_many_wait()
    {
        var refusal = QuotaRefusal.Waiting(new QuotaAsk(4, 0, 512), ofWorkspace: false, limit: 16, waiting: 14);

        Assert.Equal("You asked for 4 pictures; of your 16 that may wait, 14 wait already. 2 more can join them now.", refusal.Message);
        Assert.Equal((2, null), (refusal.Fits, refusal.FreesAt));
    }

    [Fact]
    public void The_size_or_the_storage_is_too_much()
    {
        Assert.Equal("You asked for 1536 px; your limit is 1024 px on the longer side. Choose a smaller size.", QuotaRefusal.Side(new QuotaAsk(1, 0, 1536), ofWorkspace: false, 1024).Message);
        Assert.StartsWith("The storage is full: 10 GB of this workspace's 10 GB.", QuotaRefusal.Storage(new QuotaAsk(1, 0, 512), ofWorkspace: true, 10_000_000_000, 10_000_000_000).Message, StringComparison.Ordinal);
    }
}

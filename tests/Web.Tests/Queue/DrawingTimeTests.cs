using Studio.Data.Generations;
using Studio.Web.Queue;

namespace Studio.Web.Tests.Queue;

public sealed class DrawingTimeTests
{
    [Fact]
    public void What_passes_between_two_pictures_is_not_counted() =>
        Assert.Equal(TimeSpan.FromSeconds(5), DrawingTime.Of([Drawn(0, 2), Drawn(50, 53)]));

    [Fact]
    public void Two_that_are_drawn_at_once_take_that_time_once() =>
        Assert.Equal(TimeSpan.FromSeconds(4), DrawingTime.Of([Drawn(1, 4), Drawn(0, 3), Drawn(2, 3)]));

    [Fact]
    public void Pictures_that_never_began_take_nothing() =>
        Assert.Equal(TimeSpan.Zero, DrawingTime.Of([new QueuePicture(Guid.Empty, 0, PictureStatus.Canceled, null, null, null, null)]));

    private static QueuePicture Drawn(int from, int until) =>
        new(Guid.Empty, 0, PictureStatus.Succeeded, null, null, DateTime.UnixEpoch.AddSeconds(from), DateTime.UnixEpoch.AddSeconds(until));
}

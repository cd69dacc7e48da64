using Studio.Testing;

namespace Studio.Data.Tests;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public void Timers_fire_in_order_at_their_moment_and_only_when_the_clock_moves()
    {
        var time = new ManualTimeProvider();
        var start = time.UtcNow;
        var fired = new List<(string Name, TimeSpan At)>();
        void Note(object? name) => fired.Add(((string)name!, time.UtcNow - start));
        using var every = time.CreateTimer(Note, "every", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var once = time.CreateTimer(Note, "once", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(fired);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal([("every", TimeSpan.FromSeconds(2)), ("once", TimeSpan.FromSeconds(3)), ("every", TimeSpan.FromSeconds(4))], fired);

        every.Dispose();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, fired.Count);
        Assert.Equal(start.AddSeconds(5).AddHours(1), time.UtcNow);
    }

    [Fact]
    public async Task Delays_end_when_the_clock_reaches_them()
    {
        var time = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromMinutes(5), time, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromMinutes(4));
        Assert.False(delay.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }
}

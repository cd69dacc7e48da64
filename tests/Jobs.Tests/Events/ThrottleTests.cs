using Studio.Jobs.Events;
using Studio.Testing;

namespace Studio.Jobs.Tests.Events;

public sealed class ThrottleTests
{
    private readonly ManualTimeProvider _time = new();
    private int _calls;

    [Fact]
    public void The_first_signal_passes_at_once()
    {
        using var throttle = New();

        throttle.Signal();

        Assert.Equal(1, _calls);
    }

    [Fact]
    public void Signals_that_come_too_early_become_one_call_when_the_interval_is_over()
    {
        using var throttle = New();
        throttle.Signal();

        for (var i = 0; i < 50; i++)
        {
            throttle.Signal();
        }

        Assert.Equal(1, _calls);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(2, _calls);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2, _calls);
    }

    [Fact]
    public void A_thousand_signals_in_a_second_are_ten_calls()
    {
        using var throttle = New();

        for (var i = 0; i < 1_000; i++)
        {
            throttle.Signal();
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(_calls, 10, 11);
    }

    [Fact]
    public void After_dispose_nothing_is_called()
    {
        var throttle = New();
        throttle.Signal();
        throttle.Signal();

        throttle.Dispose();
        _time.Advance(TimeSpan.FromSeconds(1));
        throttle.Signal();

        Assert.Equal(1, _calls);
    }

    private Throttle New() => new(TimeSpan.FromMilliseconds(100), () => _calls++, _time);
}

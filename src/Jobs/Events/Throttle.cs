namespace Studio.Jobs.Events;

/// <summary>Calls back at most once per interval. The first signal passes at once; of those that come too early only the fact is kept, and the call follows when the interval is over.</summary>
public sealed class Throttle : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeSpan _interval;
    private readonly Action _callback;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _last;
    private bool _called;
    private bool _pending;
    private bool _disposed;

    public Throttle(TimeSpan interval, Action callback, TimeProvider time)
    {
        _interval = interval;
        _callback = callback;
        _time = time;
        _timer = time.CreateTimer(_ => Fire(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Signal()
    {
        lock (_gate)
        {
            if (_pending || _disposed)
            {
                return;
            }

            var rest = _called ? _interval - _time.GetElapsedTime(_last) : TimeSpan.Zero;
            if (rest > TimeSpan.Zero)
            {
                _pending = true;
                _timer.Change(rest, Timeout.InfiniteTimeSpan);
                return;
            }

            Stamp();
        }

        _callback();
    }

    /// <summary>After this nothing is called any more; what was pending is dropped, because the final state has its own event.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (!_pending || _disposed)
            {
                return;
            }

            _pending = false;
            Stamp();
        }

        _callback();
    }

    private void Stamp()
    {
        _last = _time.GetTimestamp();
        _called = true;
    }
}

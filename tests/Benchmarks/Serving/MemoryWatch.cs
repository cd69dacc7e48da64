namespace Studio.Benchmarks.Serving;

/// <summary>Looks at the server's memory a few times a second while it works.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly int _server;
    private readonly Timer _timer;
    private ServerMemory _highest = new(0, 0, 0);

    public MemoryWatch(int server)
    {
        _server = server;
        _timer = new Timer(_ => Now(), state: null, Interval, Interval);
    }

    public ServerMemory Highest => _highest;

    public ServerMemory Now()
    {
        if (!ServerMemory.IsKnown)
        {
            return _highest;
        }

        var now = ServerMemory.Of(_server);
        _highest = _highest.Or(now);
        return now;
    }

    public void Dispose() => _timer.Dispose();
}

using Studio.Jobs.Events;

namespace Studio.Web.Create.Threads;

/// <summary>The list of threads beside one page: what is searched for, and read again at most once a second while things happen.</summary>
public sealed class ThreadListing(ThreadQueries queries, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private Throttle? _throttle;

    public ThreadRows Rows { get; private set; } = new([], 0, []);

    public string Search { get; private set; } = "";

    /// <param name="refresh">Called on a pool thread when the list may have changed.</param>
    public void Follow(Action refresh) => _throttle = new Throttle(Interval, refresh, time);

    /// <summary>Something happened that the list may show.</summary>
    public void Signal(StudioEvent e)
    {
        if (e is ThreadEvent or PictureEvent or EventsMissed)
        {
            _throttle?.Signal();
        }
    }

    public async Task ReadAsync(CancellationToken ct) => Rows = await queries.ListAsync(Search.Trim(), ct);

    public Task SearchAsync(string search, CancellationToken ct)
    {
        Search = search;
        return ReadAsync(ct);
    }

    public void Dispose() => _throttle?.Dispose();
}

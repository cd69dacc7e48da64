namespace Studio.Inference.Hub;

/// <summary>Adds up what all parts of all files report, and passes it on a few times a second. Thread-safe.</summary>
internal sealed class ProgressMeter
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RateOver = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly IProgress<HubProgress>? _progress;
    private readonly TimeProvider _time;
    private readonly List<HubFile> _files;
    private readonly Dictionary<HubHash, (long Done, HubStage Stage)> _states;
    private readonly Queue<(long At, long Fetched)> _samples = [];
    private long _fetched;
    private long _reported;
    private string? _note;

    /// <param name="progress">Hears it.</param>
    /// <param name="files">All of the plan; those with the same bytes are fetched once.</param>
    /// <param name="time">For the speed.</param>
    public ProgressMeter(IProgress<HubProgress>? progress, IEnumerable<HubFile> files, TimeProvider time)
    {
        _progress = progress;
        _time = time;
        _files = [.. files.OrderByDescending(file => file.Bytes).ThenBy(file => file.Path, StringComparer.Ordinal)];
        _states = _files.Select(file => file.Hash).Distinct().ToDictionary(hash => hash, _ => (0L, HubStage.Waiting));
        _samples.Enqueue((time.GetTimestamp(), 0));
    }

    /// <summary>Bytes that just came over the network.</summary>
    public void Fetched(HubFile file, long done, int count)
    {
        lock (_lock)
        {
            _fetched += count;
            _note = null;
            _states[file.Hash] = (done, HubStage.Fetching);
            Report(force: false);
        }
    }

    public void At(HubFile file, long done, HubStage stage)
    {
        lock (_lock)
        {
            var force = stage != _states[file.Hash].Stage;
            _states[file.Hash] = (done, stage);
            Report(force);
        }
    }

    public void Say(string note)
    {
        lock (_lock)
        {
            _note = note;
            Report(force: true);
        }
    }

    private void Report(bool force)
    {
        var now = _time.GetTimestamp();
        if (_progress is null || (!force && _time.GetElapsedTime(_reported, now) < Every))
        {
            return;
        }

        _reported = now;
        _samples.Enqueue((now, _fetched));
        while (_samples.Count > 2 && _time.GetElapsedTime(_samples.Peek().At, now) > RateOver)
        {
            _samples.Dequeue();
        }

        var (since, before) = _samples.Peek();
        var seconds = _time.GetElapsedTime(since, now).TotalSeconds;
        var rate = seconds > 0 ? (_fetched - before) / seconds : 0;
        var total = _files.DistinctBy(file => file.Hash).Sum(file => file.Bytes);
        var done = _states.Values.Sum(state => state.Done);
        _progress.Report(new HubProgress(
            done,
            total,
            rate,
            rate > 0 ? TimeSpan.FromSeconds(Math.Min((total - done) / rate, 1e9)) : null,
            [.. _files.Select(file => new HubFileProgress(file.Path, file.Bytes, _states[file.Hash].Done, _states[file.Hash].Stage))],
            _note));
    }
}

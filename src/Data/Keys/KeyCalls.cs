namespace Studio.Data.Keys;

/// <summary>
/// Counts what comes with keys, in memory: a program that reads a thousand pictures writes one row of a database, not a thousand.
/// Only keys that exist are counted, so it never holds more than there are. Thread-safe.
/// </summary>
public sealed class KeyCalls
{
    private readonly Lock _lock = new();

    private Dictionary<(Guid Workspace, Guid Key), KeyTally> _tallies = [];

    public void Answered(Guid workspace, Guid key) => Add(workspace, key, new KeyTally(Calls: 1, Refused: 0, LastRefusedAt: null));

    public void Refused(Guid workspace, Guid key, DateTime at) => Add(workspace, key, new KeyTally(Calls: 0, Refused: 1, at));

    /// <summary>What is counted and not written yet.</summary>
    public KeyTally Waiting(Guid workspace, Guid key)
    {
        lock (_lock)
        {
            return _tallies.GetValueOrDefault((workspace, key));
        }
    }

    /// <summary>All that waits, for whoever writes it; it is counted from nought again.</summary>
    public ILookup<Guid, (Guid Key, KeyTally Tally)> Take()
    {
        lock (_lock)
        {
            var taken = _tallies;
            _tallies = [];
            return taken.ToLookup(entry => entry.Key.Workspace, entry => (entry.Key.Key, entry.Value));
        }
    }

    /// <summary>Also puts back what could not be written.</summary>
    public void Add(Guid workspace, Guid key, KeyTally tally)
    {
        lock (_lock)
        {
            _tallies[(workspace, key)] = _tallies.GetValueOrDefault((workspace, key)) + tally;
        }
    }
}

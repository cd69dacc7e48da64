using System.Collections.Concurrent;
using Studio.Jobs.Nodes;

namespace Studio.Jobs.Claims;

/// <summary>What this process works on right now, so that a cancel written to the database is also felt at once. Singleton, thread-safe.</summary>
public sealed class RunningWork(OtherNodes others)
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    /// <summary>Stops the picture or upsampling with this id, wherever it runs.</summary>
    public void Cancel(Guid id)
    {
        if (!CancelHere(id))
        {
            others.Tell(new WorkStopped(id));
        }
    }

    internal bool CancelHere(Guid id)
    {
        if (!_running.TryGetValue(id, out var source))
        {
            return false;
        }

        source.Cancel();
        return true;
    }

    internal Entry Start(Guid id, CancellationToken stopping)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _running[id] = source;
        return new Entry(this, id, source);
    }

    internal bool IsRunning(Guid id) => _running.ContainsKey(id);

    internal sealed class Entry(RunningWork owner, Guid id, CancellationTokenSource source) : IDisposable
    {
        public CancellationToken Token => source.Token;

        public void Cancel() => source.Cancel();

        /// <summary>Not a later run of the same picture, which may have begun beside a batch that this one was stopped in.</summary>
        public void Dispose() => owner._running.TryRemove(KeyValuePair.Create(id, source));
    }
}

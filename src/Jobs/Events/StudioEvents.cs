using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Studio.Jobs.Nodes;

namespace Studio.Jobs.Events;

/// <summary>Who watches which workspace in this process. What is published reaches the watchers of other nodes too. Singleton, thread-safe.</summary>
public sealed partial class StudioEvents(OtherNodes others, ILogger<StudioEvents> logger)
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Subscription, byte>> _watchers = new();

    /// <summary>The handler is called on a pool thread, one event at a time and in order, until the result is disposed.</summary>
    public IDisposable Subscribe(Guid workspaceId, Action<StudioEvent> handler)
    {
        var watchers = _watchers.GetOrAdd(workspaceId, _ => new ConcurrentDictionary<Subscription, byte>());
        var subscription = new Subscription(handler, logger, own => watchers.TryRemove(own, out _));
        watchers[subscription] = 0;
        return subscription;
    }

    /// <summary>Never waits for a watcher.</summary>
    public void Publish(Guid workspaceId, StudioEvent e)
    {
        Deliver(workspaceId, e);
        others.Tell(new EventHappened(workspaceId, e));
    }

    /// <summary>To the watchers of this process: what another node has published.</summary>
    internal void Deliver(Guid workspaceId, StudioEvent e)
    {
        if (!_watchers.TryGetValue(workspaceId, out var watchers))
        {
            return;
        }

        foreach (var (subscription, _) in watchers)
        {
            subscription.Post(e);
        }
    }

    internal void MissedSome()
    {
        foreach (var workspaceId in _watchers.Keys)
        {
            Deliver(workspaceId, new EventsMissed());
        }
    }

    [LoggerMessage(LogLevel.Error, "A watcher of {Event} failed; it stays subscribed")]
    private static partial void WatcherFailed(ILogger logger, string @event, Exception exception);

    private sealed class Subscription(Action<StudioEvent> handler, ILogger logger, Action<Subscription> forget) : IThreadPoolWorkItem, IDisposable
    {
        private readonly ConcurrentQueue<StudioEvent> _waiting = new();
        private int _pumping;
        private volatile bool _disposed;

        public void Post(StudioEvent e)
        {
            _waiting.Enqueue(e);
            Pump();
        }

        public void Execute()
        {
            while (!_disposed && _waiting.TryDequeue(out var e))
            {
                Deliver(e);
            }

            Volatile.Write(ref _pumping, 0);

            // An event may have come between the last look into the queue and the line above.
            if (!_disposed && !_waiting.IsEmpty)
            {
                Pump();
            }
        }

        public void Dispose()
        {
            _disposed = true;
            _waiting.Clear();
            forget(this);
        }

        private void Pump()
        {
            if (Interlocked.Exchange(ref _pumping, 1) == 0)
            {
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            }
        }

        private void Deliver(StudioEvent e)
        {
            try
            {
                handler(e);
            }
#pragma warning disable CA1031 // The border to code of many watchers: the failure of one must not stop the others.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                WatcherFailed(logger, e.GetType().Name, exception);
            }
        }
    }
}

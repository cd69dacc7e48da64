using System.Collections.Concurrent;
using Studio.Inference.Hub;

namespace Studio.Jobs.Models;

/// <summary>File by file, how far the downloads and checks of this process are. The bar itself is in the database; this is what is gone after a restart. Singleton, thread-safe.</summary>
public sealed class Downloads
{
    private readonly ConcurrentDictionary<Guid, HubProgress> _running = new();

    /// <summary>Null before the first byte, after the end, and for what another node runs.</summary>
    public HubProgress? Of(Guid taskId) => _running.GetValueOrDefault(taskId);

    internal void Set(Guid taskId, HubProgress progress) => _running[taskId] = progress;

    internal void End(Guid taskId) => _running.TryRemove(taskId, out _);
}

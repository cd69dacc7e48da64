using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Jobs.Events;
using Studio.Testing;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>Hears the events of a workspace from its making on, and waits for one of them.</summary>
internal sealed class Watcher : IDisposable
{
    private readonly Channel<StudioEvent> _events = Channel.CreateUnbounded<StudioEvent>();
    private readonly IDisposable _subscription;

    public Watcher(TestStudio studio, TestWorkspace workspace)
    {
        _subscription = studio.Services.GetRequiredService<StudioEvents>().Subscribe(workspace.Id, e =>
        {
            Heard.Enqueue(e);
            _events.Writer.TryWrite(e);
        });
    }

    public ConcurrentQueue<StudioEvent> Heard { get; } = new();

    public async Task<T> ForAsync<T>(Func<T, bool> wanted, CancellationToken ct)
        where T : StudioEvent
    {
        await foreach (var e in _events.Reader.ReadAllAsync(ct))
        {
            if (e is T match && wanted(match))
            {
                return match;
            }
        }

        throw new InvalidOperationException("The watcher ended.");
    }

    /// <summary>The end of one picture, whatever it is.</summary>
    public Task<PictureEvent> ForEndAsync(Guid pictureId, CancellationToken ct)
    {
        return ForAsync<PictureEvent>(e => e.PictureId == pictureId && e.Status is not (PictureStatus.Queued or PictureStatus.Running), ct);
    }

    public void Dispose() => _subscription.Dispose();
}

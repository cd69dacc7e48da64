using System.Threading.Channels;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;

namespace Studio.Web.Create;

/// <summary>The events of a workspace for one page, one after the other: an older reading must never overwrite a newer one.</summary>
public sealed class EventFeed(StudioEvents events, CurrentWorkspace workspace) : IDisposable
{
    private readonly Channel<StudioEvent> _channel = Channel.CreateUnbounded<StudioEvent>();
    private IDisposable? _subscription;

    /// <summary>What happens from now on is kept until it is read.</summary>
    public void Open() => _subscription = events.Subscribe(workspace.Id, e => _channel.Writer.TryWrite(e));

    public IAsyncEnumerable<StudioEvent> ReadAllAsync(CancellationToken ct) => _channel.Reader.ReadAllAsync(ct);

    public void Dispose()
    {
        _subscription?.Dispose();
        _channel.Writer.TryComplete();
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tickets;

/// <summary>Where slots without work wait. At most one waking per slot is kept: a second one would find nothing. Singleton, thread-safe.</summary>
public sealed class SlotWake(IOptions<SlotOptions> options)
{
    private readonly Channel<bool> _pictures = Waiting(options.Value.Pictures);
    private readonly Channel<bool> _writers = Waiting(options.Value.Writers);

    internal void Wake(SlotKind kind, int slots)
    {
        var most = kind == SlotKind.Picture ? options.Value.Pictures : options.Value.Writers;
        for (var i = 0; i < Math.Min(slots, most); i++)
        {
            Of(kind).Writer.TryWrite(true);
        }
    }

    internal async Task WaitAsync(SlotKind kind, CancellationToken ct)
    {
        await Of(kind).Reader.ReadAsync(ct);
    }

    private static Channel<bool> Waiting(int slots)
    {
        return Channel.CreateBounded<bool>(new BoundedChannelOptions(Math.Max(1, slots)) { FullMode = BoundedChannelFullMode.DropWrite });
    }

    private Channel<bool> Of(SlotKind kind) => kind == SlotKind.Picture ? _pictures : _writers;
}

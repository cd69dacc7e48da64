using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tickets;

/// <summary>Where slots without work wait. At most one waking per slot is kept: a second one would find nothing. Singleton, thread-safe.</summary>
public sealed class SlotWake(IOptions<SlotOptions> options)
{
    private readonly Dictionary<SlotKind, Channel<bool>> _waiting = Enum.GetValues<SlotKind>().ToDictionary(kind => kind, kind => Waiting(options.Value.CountOf(kind)));

    internal void Wake(SlotKind kind, int slots)
    {
        for (var i = 0; i < Math.Min(slots, options.Value.CountOf(kind)); i++)
        {
            _waiting[kind].Writer.TryWrite(true);
        }
    }

    internal async Task WaitAsync(SlotKind kind, CancellationToken ct)
    {
        await _waiting[kind].Reader.ReadAsync(ct);
    }

    private static Channel<bool> Waiting(int slots)
    {
        return Channel.CreateBounded<bool>(new BoundedChannelOptions(Math.Max(1, slots)) { FullMode = BoundedChannelFullMode.DropWrite });
    }
}

using Studio.Data.Nodes;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Memory;

/// <summary>What happened in the memory for models today, in UTC. Thread-safe.</summary>
internal sealed class RoomCounts(TimeProvider time)
{
    private readonly Lock _gate = new();
    private MemoryReport _today = new();

    /// <summary>Goes on from what this node counted before it was started anew.</summary>
    public void Continue(MemoryReport before) => Change(today => today with
    {
        Left = today.Left + (before.Day == today.Day ? before.Left : 0),
        Loads = today.Loads + (before.Day == today.Day ? before.Loads : 0),
        LoadMilliseconds = today.LoadMilliseconds + (before.Day == today.Day ? before.LoadMilliseconds : 0),
    });

    public void Left(int models) => Change(today => today with { Left = today.Left + models });

    public void Measured(IEnumerable<SlotMessage> messages)
    {
        foreach (var loaded in messages.OfType<ModelLoaded>())
        {
            Change(today => today with { Loads = today.Loads + 1, LoadMilliseconds = today.LoadMilliseconds + loaded.Milliseconds });
        }
    }

    public MemoryReport Report() => Change(today => today);

    private MemoryReport Change(Func<MemoryReport, MemoryReport> change)
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        lock (_gate)
        {
            return _today = change(_today.Day == day ? _today : new MemoryReport { Day = day });
        }
    }
}

using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots;

/// <summary>Which models a slot's process holds, as it tells. Thread-safe.</summary>
internal sealed class SlotHoldings(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Held> _models = new(StringComparer.Ordinal);
    private readonly List<SlotMessage> _measured = [];

    public IReadOnlyList<Held> Models
    {
        get
        {
            lock (_gate)
            {
                return [.. _models.Values];
            }
        }
    }

    /// <summary>False when the message is about something else.</summary>
    public bool Take(SlotMessage message)
    {
        lock (_gate)
        {
            switch (message)
            {
                case ModelLoaded loaded:
                    // The same model with other threads is another copy.
                    var before = _models.GetValueOrDefault(loaded.Hash)?.Bytes ?? 0;
                    _models[loaded.Hash] = new Held(loaded.Hash, before + loaded.Bytes, time.GetUtcNow().UtcDateTime);
                    _measured.Add(loaded);
                    return true;
                case ModelLeft left:
                    _models.Remove(left.Hash);
                    return true;
                case WorkMeasured work:
                    if (_models.TryGetValue(work.Hash, out var used))
                    {
                        _models[work.Hash] = used with { UsedAt = time.GetUtcNow().UtcDateTime };
                    }

                    _measured.Add(work);
                    return true;
                default:
                    return false;
            }
        }
    }

    /// <summary>What was measured since the last time.</summary>
    public IReadOnlyList<SlotMessage> TakeMeasured()
    {
        lock (_gate)
        {
            SlotMessage[] measured = [.. _measured];
            _measured.Clear();
            return measured;
        }
    }

    /// <summary>The process is gone, and its memory with it.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _models.Clear();
            _measured.Clear();
        }
    }

    internal sealed record Held(string Hash, long Bytes, DateTime UsedAt);
}

using Studio.Data;
using Studio.Data.Nodes;
using Studio.Inference.Hub;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Memory;

/// <summary>
/// The memory that all slots of this node may hold together. Work is let in when it fits; models that nobody uses go for it, the one used longest ago first.
/// What cannot fit now waits, and of its kind nobody overtakes it; what never can is refused with a sentence. Singleton, thread-safe.
/// </summary>
internal sealed class ModelRoom(ThisNode node, RoomCounts counts)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Slot, Admission> _busy = [];
    private readonly HashSet<(Slot Slot, string Hash)> _leaving = [];
    private readonly List<Slot> _waiting = [];
    private readonly Dictionary<string, ModelNeed> _known = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Disposing gives the room back. The models stay loaded, for next time.</summary>
    /// <param name="slot">Who does the work; one piece at a time.</param>
    /// <param name="need">Of the work.</param>
    /// <param name="onWaiting">Hears why it waits, in a sentence.</param>
    /// <param name="ct">The work's.</param>
    public async Task<IDisposable> AdmitAsync(Slot slot, WorkNeed need, Action<string> onWaiting, CancellationToken ct)
    {
        lock (_gate)
        {
            _waiting.Add(slot);
        }

        try
        {
            while (true)
            {
                var changed = _changed.Task;
                if (Try(slot, need, out var evictions, out var why) is { } admission)
                {
                    await EvictAsync(evictions);
                    return admission;
                }

                onWaiting(why);
                await Task.WhenAny(changed, node.ChangedAsync()).WaitAsync(ct);
            }
        }
        finally
        {
            lock (_gate)
            {
                _waiting.Remove(slot);
            }

            Signal();
        }
    }

    /// <summary>Null when it does not fit now: nothing waits for it.</summary>
    public async Task<IDisposable?> TryAdmitAsync(Slot slot, WorkNeed need)
    {
        if (Try(slot, need, out var evictions, out _) is not { } admission)
        {
            return null;
        }

        await EvictAsync(evictions);
        return admission;
    }

    public MemoryReport Report(IReadOnlyList<Slot> slots)
    {
        lock (_gate)
        {
            return counts.Report() with
            {
                BudgetBytes = node.Decisions.ModelMemoryBytes,
                Loaded = [.. slots.SelectMany(slot => slot.Holdings.Models.Select(model => new LoadedModel(
                    _known.GetValueOrDefault(model.Hash)?.Name ?? "a model", model.Hash, $"{slot.Kind} {slot.Number}", BytesOf(model), model.UsedAt)))],
                WorkBytes = _busy.Values.Sum(admission => admission.Need.WorkBytes),
            };
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Admission? Try(Slot slot, WorkNeed need, out IReadOnlyList<(Slot Slot, string Hash)> evictions, out string why)
    {
        var budget = node.Decisions.ModelMemoryBytes;
        if (need.Refusal(budget) is { } refusal)
        {
            throw new StudioException(refusal);
        }

        lock (_gate)
        {
            foreach (var model in need.Models)
            {
                _known[model.Hash] = model;
            }

            (evictions, why) = ([], "");
            if (_waiting.Find(other => other.Kind == slot.Kind) is { } first && first != slot)
            {
                why = "Another picture waits for memory, and this one comes after it.";
                return null;
            }

            var slots = node.Slots;
            var plan = RoomPlan.For(budget, need, IndexOf(slots, slot), Loaded(slots), _busy.Sum(other => other.Value.StillToCome(other.Key)));
            if (!plan.Fits || !TryTake(slots, plan.Evictions, out evictions))
            {
                why = $"It waits for memory: {need.What} needs {need.Shown}, {ByteText.Of(Math.Max(plan.Missing, 1))} too much beside what runs now.";
                return null;
            }

            return _busy[slot] = new Admission(this, slot, need, [.. slot.Holdings.Models.Select(model => model.Hash)]);
        }
    }

    private static int IndexOf(IReadOnlyList<Slot> slots, Slot slot)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i] == slot)
            {
                return i;
            }
        }

        return -1;
    }

    private List<RoomModel> Loaded(IReadOnlyList<Slot> slots) =>
    [
        .. slots.Index().SelectMany(place => place.Item.Holdings.Models
            .Where(model => !_leaving.Contains((place.Item, model.Hash)))
            .Select(model => new RoomModel(place.Index, model.Hash, BytesOf(model), model.UsedAt, IsBusy: _busy.ContainsKey(place.Item)))),
    ];

    /// <summary>A process that let go of models before shows less growth than its new one takes: what was measured cleanly counts then.</summary>
    private long BytesOf(SlotHoldings.Held model) =>
        _known.GetValueOrDefault(model.Hash) is { IsMeasured: true } known ? Math.Max(known.Bytes, model.Bytes) : model.Bytes;

    /// <summary>All or nothing. A slot that began something without asking for room keeps its models.</summary>
    private bool TryTake(IReadOnlyList<Slot> slots, IReadOnlyList<RoomModel> models, out IReadOnlyList<(Slot Slot, string Hash)> taken)
    {
        var from = models.Select(model => slots[model.Place]).Distinct().ToList();
        var turns = from.TakeWhile(slot => slot.TryTakeTurn()).ToList();
        taken = turns.Count == from.Count ? [.. models.Select(model => (slots[model.Place], model.Hash))] : [];
        if (turns.Count < from.Count)
        {
            turns.ForEach(slot => slot.GiveTurnBack());
            return false;
        }

        _leaving.UnionWith(taken);
        return true;
    }

    private async Task EvictAsync(IReadOnlyList<(Slot Slot, string Hash)> evictions)
    {
        foreach (var group in evictions.GroupBy(eviction => eviction.Slot))
        {
            await group.Key.LetGoAsync([.. group.Select(eviction => eviction.Hash)]);
        }

        lock (_gate)
        {
            _leaving.ExceptWith(evictions);
        }

        counts.Left(evictions.Count);
    }

    private void Release(Slot slot)
    {
        lock (_gate)
        {
            _busy.Remove(slot);
        }

        Signal();
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    /// <param name="Before">Models that its process held before.</param>
    private sealed record Admission(ModelRoom Room, Slot Slot, WorkNeed Need, HashSet<string> Before) : IDisposable
    {
        /// <summary>What it will take beside what its process holds by now.</summary>
        public long StillToCome(Slot slot)
        {
            var now = slot.Holdings.Models.Select(model => model.Hash).ToHashSet(StringComparer.Ordinal);
            return Need.Models.Where(model => !now.Contains(model.Hash)).Sum(model => model.Bytes)
                + Need.Beside(Need.Models.Where(model => !Before.Contains(model.Hash)));
        }

        public void Dispose() => Room.Release(Slot);
    }
}

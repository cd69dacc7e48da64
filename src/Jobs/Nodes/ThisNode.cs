using Microsoft.Extensions.Options;
using Studio.Data.Nodes;
using Studio.Jobs.Slots;
using Studio.Jobs.Tickets;

namespace Studio.Jobs.Nodes;

/// <summary>What this process knows of itself as a node. Singleton, thread-safe.</summary>
internal sealed class ThisNode(IOptions<SlotOptions> options, SlotWake wake)
{
    private readonly TaskCompletionSource _known = NewSignal();
    private readonly TaskCompletionSource _made = NewSignal();
    private TaskCompletionSource _changed = NewSignal();
    private TaskCompletionSource _asked = NewSignal();

    /// <summary>Empty until the node's row is its own.</summary>
    public string Name { get; private set; } = "";

    public NodeDecisions Decisions { get; private set; } = NodeDecisions.Of(options.Value, decided: null);

    /// <summary>Set once, when the slots are made.</summary>
    public IReadOnlyList<Slot> Slots
    {
        get;
        set
        {
            field = value;
            _made.TrySetResult();
        }
    } = [];

    /// <summary>Nothing is said of this node before its slots are made: it would look like one that never draws.</summary>
    public Task MadeAsync(CancellationToken ct) => _made.Task.WaitAsync(ct);

    /// <summary>Nothing is begun before the administrators' decisions were read once.</summary>
    public Task KnownAsync(CancellationToken ct) => _known.Task.WaitAsync(ct);

    /// <summary>Ends at the next change of the decisions.</summary>
    public Task ChangedAsync() => _changed.Task;

    /// <summary>Ends when somebody decided something for this node, before its next beat.</summary>
    public Task AskedAsync() => _asked.Task;

    public void Take(Node row)
    {
        Name = row.Name;
        var decisions = NodeDecisions.Of(options.Value, row);
        var isNew = decisions != Decisions;
        Decisions = decisions;
        _known.TrySetResult();
        if (isNew)
        {
            Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();
            wake.Wake(SlotKind.Picture, int.MaxValue);
            wake.Wake(SlotKind.Writer, int.MaxValue);
        }
    }

    public void Ask() => Interlocked.Exchange(ref _asked, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

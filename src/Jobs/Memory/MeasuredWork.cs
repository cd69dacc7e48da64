using System.Diagnostics;
using Studio.Data.Nodes;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Memory;

/// <summary>Runs a slot's work once there is memory for it, and keeps what it took. Singleton.</summary>
internal sealed class MeasuredWork(ModelRoom room, MemoryCosts costs, RoomCounts counts)
{
    public Task<MemoryTable> KnownAsync(CancellationToken ct) => costs.ReadAsync(ct);

    /// <summary>The answer, and how long it waited for memory. Throws StudioException when there can never be enough.</summary>
    public async Task<(SlotFrame Answer, TimeSpan Waited)> RunAsync(Slot slot, MeasuredRequest asked, Action<string> onWaiting, Action<SlotFrame> onProgress, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        slot.Now = asked.Work;
        try
        {
            using var admitted = await room.AdmitAsync(
                slot,
                asked.Need,
                why =>
                {
                    slot.Now = asked.Work with { Waits = why };
                    onWaiting(why);
                },
                ct);
            var waited = watch.Elapsed;
            slot.Now = asked.Work;
            return (await RunAsync(slot, asked, onProgress, ct), waited);
        }
        finally
        {
            slot.Now = null;
        }
    }

    /// <summary>Null when there is no memory for it now: it was a favour, and is not waited for.</summary>
    public async Task<SlotFrame?> TryRunAsync(Slot slot, MeasuredRequest asked, CancellationToken ct)
    {
        using var admitted = await room.TryAdmitAsync(slot, asked.Need);
        return admitted is null ? null : await RunAsync(slot, asked, _ => { }, ct);
    }

    private async Task<SlotFrame> RunAsync(Slot slot, MeasuredRequest asked, Action<SlotFrame> onProgress, CancellationToken ct)
    {
        try
        {
            return await slot.RunAsync(asked.Request, onProgress, ct);
        }
        finally
        {
            var measured = slot.Holdings.TakeMeasured();
            counts.Measured(measured);
            await costs.LearnAsync([.. measured.Select(asked.OfOne)], asked.Provider, asked.Size, CancellationToken.None);
        }
    }
}

/// <summary>A request and what it takes.</summary>
internal sealed record MeasuredRequest(Func<long, SlotMessage> Request, WorkNeed Need, string Provider)
{
    /// <summary>Of the picture; null for a prompt.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>That are drawn together.</summary>
    public int Pictures { get; init; } = 1;

    /// <summary>What is known of a size is what one picture of it takes.</summary>
    public SlotMessage OfOne(SlotMessage measured) => measured is WorkMeasured work ? work with { Bytes = work.Bytes / Pictures } : measured;

    /// <summary>What the page about health shows meanwhile.</summary>
    public required SlotWork Work { get; init; }
}

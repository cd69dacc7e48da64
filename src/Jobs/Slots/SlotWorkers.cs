using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Jobs.Batches;
using Studio.Jobs.Claims;
using Studio.Jobs.Devices;
using Studio.Jobs.Handlers;
using Studio.Jobs.Memory;
using Studio.Jobs.Nodes;
using Studio.Jobs.Tickets;

namespace Studio.Jobs.Slots;

/// <summary>The slots of this node. Each sleeps until a ticket wakes it, works until nothing waits, and sleeps again.</summary>
internal sealed partial class SlotWorkers(
    BatchClaims pictures,
    GenerateImages generate,
    UpsamplingClaims upsamplings,
    UpsamplePrompt upsample,
    WriterWarmth warmth,
    MeasuredWork work,
    ThisNode node,
    Device device,
    DiskRoom room,
    SlotWake wake,
    IOptions<SlotOptions> options,
    ILogger<SlotWorkers> logger) : BackgroundService
{
    private readonly List<Slot> _slots = [];

    /// <summary>For the page about the machine's health, and for tests that end one.</summary>
    public IReadOnlyList<Slot> Slots => _slots;

    public override void Dispose()
    {
        base.Dispose();
        _slots.ForEach(slot => slot.Dispose());
    }

    /// <summary>The slots are there before anybody who waited for the start looks at them: the work itself begins on another thread.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var command = SlotCommand.From(options.Value);
        Add(SlotKind.Picture, options.Value.Pictures, command);
        Add(SlotKind.Writer, options.Value.Writers, command);
        node.Slots = _slots;
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_slots.Select(slot => WorkAsync(slot, stoppingToken)));

    private void Add(SlotKind kind, int count, SlotCommand command)
    {
        for (var number = 1; number <= count; number++)
        {
            _slots.Add(new Slot(kind, number, command, options.Value, logger));
        }
    }

    private async Task WorkAsync(Slot slot, CancellationToken stopping)
    {
        // Off the starting thread, which the host waits for.
        await Task.Yield();
        try
        {
            await node.KnownAsync(stopping);
            while (true)
            {
                await wake.WaitAsync(slot.Kind, stopping);
                await WorkUntilNothingWaitsAsync(slot, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task WorkUntilNothingWaitsAsync(Slot slot, CancellationToken stopping)
    {
        try
        {
            if (slot.Kind == SlotKind.Picture)
            {
                await SlotOverlap.WorkOffAsync(ct => NextPicturesAsync(slot, ct), (batch, drawn) => generate.RunAsync(batch, slot, drawn, stopping), stopping);
                return;
            }

            while (await WriteOneAsync(slot, stopping))
            {
                stopping.ThrowIfCancellationRequested();
            }
        }
#pragma warning disable CA1031 // The edge of a worker: it must outlive a locked database and a bug alike. Its lease ends, and the sweep puts the work back.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Stumbled(logger, slot.Kind, slot.Number, e);
        }
    }

    /// <summary>Nothing is claimed that could not be begun or kept: a slot that is held back leaves its work to others.</summary>
    private async Task<ClaimedBatch?> NextPicturesAsync(Slot slot, CancellationToken stopping) =>
        node.Decisions.IsPaused || room.IsShort || !await device.IsReadyAsync(slot, stopping) ? null : await pictures.NextAsync(stopping);

    private async Task<bool> WriteOneAsync(Slot slot, CancellationToken stopping)
    {
        if (node.Decisions.IsPaused)
        {
            return false;
        }

        if (await upsamplings.NextAsync(stopping) is not { } text)
        {
            return await warmth.TryWarmAsync(slot, work, stopping);
        }

        await upsample.RunAsync(text, slot, stopping);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "{Kind} slot {Number} could not work; what it had claimed is tried again")]
    private static partial void Stumbled(ILogger logger, SlotKind kind, int number, Exception exception);
}

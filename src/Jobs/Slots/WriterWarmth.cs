using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Inference.Models;
using Studio.Jobs.Memory;
using Studio.Jobs.Slots.Protocol;
using Studio.Jobs.Tickets;

namespace Studio.Jobs.Slots;

/// <summary>Has the writer's process load its model while a person still types. Of several wishes to warm the newest counts. Singleton, thread-safe.</summary>
public sealed partial class WriterWarmth(SlotWake wake, IOptions<SlotOptions> options, TimeProvider time, ILogger<WriterWarmth> logger)
{
    private Warming? _wanted;

    /// <summary>Returns at once. A wish that comes meanwhile waits for the same loading.</summary>
    public void Ask(ChatModel writer, DiffusionModel target)
    {
        Interlocked.Exchange(ref _wanted, new Warming(writer, target));
        wake.Wake(SlotKind.Writer, slots: 1);
    }

    /// <summary>False when nobody asked.</summary>
    internal async Task<bool> TryWarmAsync(Slot slot, MeasuredWork work, CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _wanted, null) is not { } wanted)
        {
            return false;
        }

        try
        {
            var threads = ThreadBudget.For(options.Value, Environment.ProcessorCount).Chat;
            var asked = new MeasuredRequest(
                id => new WarmRequest(id, wanted.Writer, wanted.Target, threads, options.Value.LoadedModels),
                (await work.KnownAsync(ct)).OfPrompt(wanted.Writer),
                MemoryTable.Cpu)
            {
                Work = new SlotWork(Guid.Empty, Guid.Empty, wanted.Writer.Name, time.GetUtcNow().UtcDateTime, Waits: null),
            };
            if (await work.TryRunAsync(slot, asked, ct) is { Message: WarmedUp warmed })
            {
                Warmed(logger, wanted.Writer.Id, warmed.ResidentBytes >> 20);
            }
        }
        catch (Exception e) when (e is SlotRefusedException or SlotCrashedException or StudioException)
        {
            // Whoever sends a wish is told the same by its own answer.
            Cold(logger, wanted.Writer.Id, e);
        }

        return true;
    }

    private sealed record Warming(ChatModel Writer, DiffusionModel Target);

    [LoggerMessage(LogLevel.Debug, "{Model} is ready to write; its process holds {Megabytes} MB")]
    private static partial void Warmed(ILogger logger, string model, long megabytes);

    [LoggerMessage(LogLevel.Warning, "{Model} could not be loaded ahead of the first wish")]
    private static partial void Cold(ILogger logger, string model, Exception exception);
}

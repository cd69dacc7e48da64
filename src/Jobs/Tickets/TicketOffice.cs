using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tickets;

/// <summary>
/// Issues durable tickets. Invariant: while work waits or a lease has expired, a ticket exists; kept by whoever enqueues, by every slot that finishes, and by the sweep.
/// At most one is outstanding per slot. Singleton, thread-safe.
/// </summary>
public sealed partial class TicketOffice(ISchedulerFactory schedulers, IOptions<SlotOptions> options, ILogger<TicketOffice> logger)
{
    private readonly int[] _outstanding = new int[Enum.GetValues<SlotKind>().Length];

    /// <summary>Never fails the caller, whose work is already stored: without a ticket the sweep finds it within seconds.</summary>
    internal async Task IssueAsync(SlotKind kind, int count, CancellationToken ct)
    {
        for (var i = 0; i < count && TryReserve(kind); i++)
        {
            try
            {
                await ScheduleAsync(kind, ct);
            }
            catch (Exception e) when (e is SchedulerException or DbException)
            {
                Fired(kind);
                NotIssued(logger, kind, e);
                return;
            }
            catch (OperationCanceledException)
            {
                Fired(kind);
                throw;
            }
        }
    }

    internal void Fired(SlotKind kind)
    {
        // A ticket of an earlier start of the program was not counted by this one.
        if (Interlocked.Decrement(ref _outstanding[(int)kind]) < 0)
        {
            Interlocked.Increment(ref _outstanding[(int)kind]);
        }
    }

    private async Task ScheduleAsync(SlotKind kind, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var trigger = TriggerBuilder.Create()
            .WithIdentity(Guid.CreateVersion7().ToString("N"), "tickets")
            .ForJob(Ticket.KeyOf(kind))
            .StartNow()
            .Build();
        await scheduler!.ScheduleJob(trigger, cancellationToken: ct);
    }

    private bool TryReserve(SlotKind kind)
    {
        var slots = Math.Max(1, kind == SlotKind.Picture ? options.Value.Pictures : options.Value.Writers);
        if (Interlocked.Increment(ref _outstanding[(int)kind]) <= slots)
        {
            return true;
        }

        Interlocked.Decrement(ref _outstanding[(int)kind]);
        return false;
    }

    [LoggerMessage(LogLevel.Warning, "No ticket could be issued for {Kind}; the sweep will")]
    private static partial void NotIssued(ILogger logger, SlotKind kind, Exception exception);
}

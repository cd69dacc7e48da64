using System.Data.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tickets;

/// <summary>
/// Issues durable tickets. Invariant: while work waits or a lease has expired, a ticket exists; kept by whoever enqueues, by every slot that finishes, and by the sweep.
/// At most one is outstanding per slot. Singleton, thread-safe.
/// </summary>
public sealed partial class TicketOffice(
    ISchedulerFactory schedulers, SlotWake wake, OtherNodes others, IOptions<SlotOptions> options, TimeProvider time, ILogger<TicketOffice> logger)
{
    /// <summary>Another node may take a ticket, and nobody tells us: after this time ours count as fired.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(4);

    private readonly Lock _gate = new();
    private readonly Dictionary<SlotKind, Queue<long>> _outstanding = Enum.GetValues<SlotKind>().ToDictionary(kind => kind, _ => new Queue<long>());

    /// <summary>For new work: the free slots of other nodes hear of it at once, not when they next look for tickets.</summary>
    internal Task IssueForNewAsync(SlotKind kind, int count, CancellationToken ct)
    {
        others.Tell(new WorkWaits(kind, count));
        return IssueAsync(kind, count, ct);
    }

    /// <summary>Never fails the caller, whose work is already stored: without a ticket the sweep finds it within seconds.</summary>
    internal async Task IssueAsync(SlotKind kind, int count, CancellationToken ct)
    {
        // A sleeping slot of this node need not wait for the ticket's way through its database. The ticket is for the other nodes, and for a crash before the claim.
        wake.Wake(kind, count);
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
        lock (_gate)
        {
            // Empty: a ticket of an earlier start, or of another node.
            _outstanding[kind].TryDequeue(out _);
        }
    }

    internal async Task ScheduleAsync(SlotKind kind, CancellationToken ct)
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
        var slots = Math.Max(1, options.Value.CountOf(kind));
        lock (_gate)
        {
            var issued = _outstanding[kind];
            while (issued.TryPeek(out var at) && time.GetElapsedTime(at) > Forgotten)
            {
                issued.Dequeue();
            }

            if (issued.Count >= slots)
            {
                return false;
            }

            issued.Enqueue(time.GetTimestamp());
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "No ticket could be issued for {Kind}; the sweep will")]
    private static partial void NotIssued(ILogger logger, SlotKind kind, Exception exception);
}

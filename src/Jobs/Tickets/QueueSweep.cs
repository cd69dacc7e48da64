using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Jobs.Claims;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;
using Studio.Jobs.Tasks;
using Studio.Jobs.Workspaces;

namespace Studio.Jobs.Tickets;

/// <summary>Keeps the invariant of tickets: every five seconds, work with an expired lease goes back into the queue, work of closed workspaces and of people who may no longer make pictures ends, and what waits gets a ticket.</summary>
internal sealed partial class QueueSweep(LeaseSweep leases, ClosedWork closed, MemberWork members, TaskClaims tasks, TicketOffice tickets, Chores chores, TimeProvider time, ILogger<QueueSweep> logger) : BackgroundService
{
    private const string Name = "Take back lost work";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private string? _lastTaken;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            await OnceAsync(leases.ExpireEarlierStartsAsync, stoppingToken);
            do
            {
                await OnceAsync(SweepAsync, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        var taken = await leases.RequeueExpiredAsync(ct);
        await tasks.RequeueExpiredAsync(ct);
        await closed.SweepAsync(ct);
        await members.SweepAsync(ct);
        Tell(taken);
        var waiting = await leases.CountWaitingAsync(ct);
        await tickets.IssueAsync(SlotKind.Picture, waiting.Pictures, ct);
        await tickets.IssueAsync(SlotKind.Writer, waiting.Upsamplings, ct);
        await tickets.IssueAsync(SlotKind.Remote, waiting.Remote, ct);
        foreach (var lane in TaskLane.All)
        {
            await tickets.IssueAsync(lane, await tasks.CountWaitingAsync(lane, ct), ct);
        }
    }

    /// <summary>The last time that there was something stays visible.</summary>
    private void Tell(int taken)
    {
        if (taken > 0)
        {
            _lastTaken = string.Create(CultureInfo.InvariantCulture, $"{taken} {(taken == 1 ? "piece" : "pieces")} of work taken back at {time.GetUtcNow():HH:mm} UTC");
        }

        chores.Done(Name, _lastTaken ?? "nothing was lost since the start", Every);
    }

    private async Task OnceAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            NotSwept(logger, e);
            chores.Failed(Name, "the database did not answer", Every);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The queue could not be swept; it is tried again in five seconds")]
    private static partial void NotSwept(ILogger logger, Exception exception);
}

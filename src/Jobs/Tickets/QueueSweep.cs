using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Jobs.Claims;
using Studio.Jobs.Slots;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Tickets;

/// <summary>Keeps the invariant of tickets: every five seconds, work with an expired lease goes back into the queue, and what waits gets a ticket.</summary>
internal sealed partial class QueueSweep(LeaseSweep leases, TaskClaims tasks, TicketOffice tickets, TimeProvider time, ILogger<QueueSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

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
        await leases.RequeueExpiredAsync(ct);
        await tasks.RequeueExpiredAsync(ct);
        var waiting = await leases.CountWaitingAsync(ct);
        await tickets.IssueAsync(SlotKind.Picture, waiting.Pictures, ct);
        await tickets.IssueAsync(SlotKind.Writer, waiting.Upsamplings, ct);
        await tickets.IssueAsync(SlotKind.Task, await tasks.CountWaitingAsync(ct), ct);
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
        }
    }

    [LoggerMessage(LogLevel.Warning, "The queue could not be swept; it is tried again in five seconds")]
    private static partial void NotSwept(ILogger logger, Exception exception);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Jobs.Slots;
using Studio.Jobs.Tickets;

namespace Studio.Jobs.Tasks;

/// <summary>Runs background tasks in this process, a few at once: they wait for disks and lines, not for the processor. Sleeps until a ticket wakes it.</summary>
internal sealed partial class TaskWorkers(TaskClaims claims, RunTask run, SlotWake wake, IOptions<SlotOptions> options, ILogger<TaskWorkers> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(TaskLane.All.SelectMany(lane => Enumerable.Range(0, options.Value.CountOf(lane)).Select(_ => WorkAsync(lane, stoppingToken))));

    private async Task WorkAsync(SlotKind lane, CancellationToken stopping)
    {
        // Off the starting thread, which the host waits for.
        await Task.Yield();
        try
        {
            while (true)
            {
                await wake.WaitAsync(lane, stopping);
                await WorkUntilNothingWaitsAsync(lane, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task WorkUntilNothingWaitsAsync(SlotKind lane, CancellationToken stopping)
    {
        try
        {
            while (await claims.NextAsync(lane, stopping) is { } claim)
            {
                await run.RunAsync(claim, stopping);
                stopping.ThrowIfCancellationRequested();
            }
        }
#pragma warning disable CA1031 // The edge of a worker: it must outlive a locked database. The lease ends, and the sweep puts the task back.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Stumbled(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Error, "Background tasks could not be worked on; what was claimed is tried again")]
    private static partial void Stumbled(ILogger logger, Exception exception);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Jobs.Claims;
using Studio.Jobs.Handlers;
using Studio.Jobs.Slots;
using Studio.Jobs.Tickets;

namespace Studio.Jobs.Upsamplings.Remote;

/// <summary>Prompts that are written elsewhere have a lane of their own: an address that hangs holds none of the slots that compute, and no workspace takes all of the lane.</summary>
internal sealed partial class RemoteLane(
    UpsamplingClaims claims, UpsamplePrompt upsample, SlotWake wake, IOptions<SlotOptions> options, ILogger<RemoteLane> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.CountOf(SlotKind.Remote)).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        // Off the starting thread, which the host waits for.
        await Task.Yield();
        try
        {
            while (true)
            {
                await wake.WaitAsync(SlotKind.Remote, stopping);
                await WorkUntilNothingWaitsAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task WorkUntilNothingWaitsAsync(CancellationToken stopping)
    {
        try
        {
            while (await claims.NextRemoteAsync(stopping) is { } claim)
            {
                await upsample.RunRemoteAsync(claim, stopping);
                stopping.ThrowIfCancellationRequested();
            }
        }
#pragma warning disable CA1031 // The edge of a worker: it must outlive a locked database. The lease ends, and the sweep puts the prompt back.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Stumbled(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Error, "Prompts could not be asked for elsewhere; what was claimed is tried again")]
    private static partial void Stumbled(ILogger logger, Exception exception);
}

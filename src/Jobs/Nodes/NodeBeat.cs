using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Jobs.Claims;
using Studio.Jobs.Memory;

namespace Studio.Jobs.Nodes;

/// <summary>Every few seconds this node writes how it is, and reads what administrators decided about it; at once when one did.</summary>
internal sealed partial class NodeBeat(NodeRows rows, ThisNode node, NodeReports reports, RoomCounts counts, TimeProvider time, ILogger<NodeBeat> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (node.Name.Length == 0)
        {
            return;
        }

        using var farewell = new CancellationTokenSource(Farewell);
        try
        {
            await rows.StopAsync(node.Name, time.GetUtcNow().UtcDateTime, farewell.Token);
        }
        catch (Exception e) when (e is OperationCanceledException || DatabaseTrouble.Is(e))
        {
            // The others notice by its silence.
            NotWritten(logger, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await node.MadeAsync(stoppingToken);
            while (true)
            {
                var asked = node.AskedAsync();
                await OnceAsync(stoppingToken);
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(asked, Task.Delay(Every, time, wait.Token));
                await wait.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task OnceAsync(CancellationToken ct)
    {
        try
        {
            if (node.Name.Length == 0)
            {
                var taken = await rows.TakeAsync(ct);
                counts.Continue(taken.Report.Memory);
                node.Take(taken);
            }

            var row = await rows.BeatAsync(node.Name, reports.Now(), ct) ?? await rows.TakeAsync(ct);
            node.Take(row);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            NotWritten(logger, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "How this node is could not be written; in a few seconds it is tried again")]
    private static partial void NotWritten(ILogger logger, Exception exception);
}

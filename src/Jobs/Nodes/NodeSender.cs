using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Data.Databases;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Nodes;

/// <summary>Sends what this node has to tell. While it cannot, messages are dropped, and the first thing sent afterwards is that some were lost.</summary>
internal sealed partial class NodeSender(OtherNodes others, NodeChannel channel, Lease lease, TimeProvider time, ILogger<NodeSender> logger) : BackgroundService
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _lost;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (channel.IsShared && (_lost || await others.Waiting.WaitToReadAsync(stoppingToken)))
            {
                await SendAsync(Next(), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private List<NodeMessage> Next()
    {
        List<NodeMessage> messages = _lost ? [new MessagesLost(WorkspaceId: null)] : [];
        while (messages.Count < MostAtOnce && others.Waiting.TryRead(out var message))
        {
            messages.Add(message);
        }

        return messages;
    }

    private async Task SendAsync(List<NodeMessage> messages, CancellationToken ct)
    {
        try
        {
            await channel.SendAsync([.. messages.Select(message => new NodeLetter(lease.Holder, message).Write())], ct);
            _lost = false;
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            if (!_lost)
            {
                NotSent(logger, e);
            }

            _lost = true;
            await Task.Delay(Pause, time, ct);
            Forget(others.Waiting);
        }
    }

    private static void Forget(ChannelReader<NodeMessage> waiting)
    {
        while (waiting.TryRead(out _))
        {
        }
    }

    [LoggerMessage(LogLevel.Warning, "The other nodes cannot be told what happens here; once they can, they read everything again")]
    private static partial void NotSent(ILogger logger, Exception exception);
}

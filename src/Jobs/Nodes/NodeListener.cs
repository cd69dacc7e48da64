using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Data.Databases;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;
using Studio.Jobs.Tickets;

namespace Studio.Jobs.Nodes;

/// <summary>Does here what other nodes tell. After every gap in the listening the pages of this node read again what they show.</summary>
internal sealed partial class NodeListener(
    NodeChannel channel, Lease lease, StudioEvents events, LiveWork live, RunningWork running, SlotWake wake, ThisNode node, TimeProvider time, ILogger<NodeListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (channel.IsShared)
            {
                await ListenAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        try
        {
            await channel.ListenAsync(events.MissedSome, Take, ct);
        }
        catch (Exception e) when (e is DbException or TimeoutException)
        {
            NotListening(logger, e);
        }
    }

    private void Take(string text)
    {
        try
        {
            var letter = NodeLetter.Read(text);
            if (letter.From != lease.Holder)
            {
                Do(letter.Message);
            }
        }
        catch (JsonException e)
        {
            // Of another version of the program, while nodes are being replaced one by one.
            NotUnderstood(logger, e);
            events.MissedSome();
        }
    }

    private void Do(NodeMessage message)
    {
        switch (message)
        {
            case EventHappened happened:
                live.Follow(happened.WorkspaceId, happened.Event);
                events.Deliver(happened.WorkspaceId, happened.Event);
                break;
            case WorkStopped stopped:
                running.CancelHere(stopped.WorkId);
                break;
            case WorkWaits waits:
                wake.Wake(waits.Kind, waits.Count);
                break;
            case NodeDecided decided when decided.Node == node.Name:
                node.Ask();
                break;
            case MessagesLost { WorkspaceId: { } workspace }:
                events.Deliver(workspace, new EventsMissed());
                break;
            case MessagesLost:
                events.MissedSome();
                break;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Other nodes are not heard; in a second it is tried again")]
    private static partial void NotListening(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "A message of another node was not understood")]
    private static partial void NotUnderstood(ILogger logger, Exception exception);
}

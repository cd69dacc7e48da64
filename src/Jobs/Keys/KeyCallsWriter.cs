using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Data.Keys;
using Studio.Data.Tenancy;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Keys;

/// <summary>Every few seconds, and when the program stops, writes down what keys did since. What cannot be written is counted on.</summary>
internal sealed partial class KeyCallsWriter(KeyCalls calls, WorkspaceScope workspaces, TimeProvider time, ILogger<KeyCallsWriter> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await RunOnceAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Not even that is waited for.
        }
    }

    internal async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var workspace in calls.Take())
        {
            var left = workspace.ToDictionary(entry => entry.Key, entry => entry.Tally);
            try
            {
                await workspaces.RunAsync(
                    workspace.Key,
                    async (services, token) =>
                    {
                        foreach (var (key, tally) in workspace)
                        {
                            await services.GetRequiredService<KeyDays>().AddAsync(key, tally, token);
                            left.Remove(key);
                        }
                    },
                    ct);
            }
            catch (Exception e) when (DatabaseTrouble.Is(e))
            {
                NotWritten(logger, workspace.Key, e);
            }
            finally
            {
                foreach (var (key, tally) in left)
                {
                    calls.Add(workspace.Key, key, tally);
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            using var timer = new PeriodicTimer(Every, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    [LoggerMessage(LogLevel.Warning, "What the keys of workspace {WorkspaceId} did could not be written down; in a few seconds it is tried again")]
    private static partial void NotWritten(ILogger logger, Guid workspaceId, Exception exception);
}

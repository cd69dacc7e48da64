using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Jobs.Claims;
using Studio.Jobs.Nodes;

namespace Studio.Jobs.Audit;

/// <summary>Reads all chains of the log again every ten minutes. What was changed behind the program's back is said in its own log, on the health page and on the page of the log.</summary>
internal sealed partial class AuditWatch(IServiceScopeFactory scopes, AuditVerdicts verdicts, Chores chores, TimeProvider time, ILogger<AuditWatch> logger) : BackgroundService
{
    private const string Name = "Check the log";

    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    internal async Task RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var check = scope.ServiceProvider.GetRequiredService<AuditCheck>();
        Guid[] all = [AuditChain.Server, .. await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(ct)];
        var (broken, entries) = (0, 0L);
        foreach (var chain in all)
        {
            var verdict = verdicts.Keep(chain, await check.RunAsync(chain, progress: null, ct)).Verdict;
            entries += verdict.ProvedTo;
            if (verdict is { Fault: { } fault, FaultAt: { } at })
            {
                broken++;
                Broken(logger, chain, at, fault, verdict.ProvedTo);
            }
        }

        if (broken > 0)
        {
            chores.Failed(Name, $"{broken} of {all.Length} chains {(broken == 1 ? "is" : "are")} broken; \"studio audit verify\" says where", Every);
        }
        else
        {
            chores.Done(Name, $"{entries} {(entries == 1 ? "entry" : "entries")} of {all.Length} {(all.Length == 1 ? "chain" : "chains")} verified", Every);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            chores.Plan(Name, AfterStart);
            await Task.Delay(AfterStart, time, stoppingToken);
            using var timer = new PeriodicTimer(Every, time);
            do
            {
                await TryAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await RunOnceAsync(ct);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            NotChecked(logger, e);
            chores.Failed(Name, "the database did not answer", Every);
        }
    }

    [LoggerMessage(LogLevel.Error, "The log {Chain} is broken at entry {Entry} ({Fault}); it is proved up to entry {ProvedTo}")]
    private static partial void Broken(ILogger logger, Guid chain, long entry, AuditFault fault, long provedTo);

    [LoggerMessage(LogLevel.Warning, "The log could not be checked; in ten minutes it is tried again")]
    private static partial void NotChecked(ILogger logger, Exception exception);
}

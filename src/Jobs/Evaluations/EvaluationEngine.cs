using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Tenancy;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Evaluations;

/// <summary>Keeps evaluations going: every two seconds each one that runs takes a step. What it knows is in the database: it goes on where it was after any end. Singleton.</summary>
internal sealed partial class EvaluationEngine(AcrossWorkspaces across, WorkspaceScope workspaces, TimeProvider time, ILogger<EvaluationEngine> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    internal async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var (workspace, evaluation) in await FindAsync(ct))
        {
            try
            {
                await workspaces.RunAsync(workspace, (services, token) => services.GetRequiredService<EvaluationAdvance>().RunAsync(evaluation, token), ct);
            }
            catch (Exception e) when (e is StudioException || DatabaseTrouble.Is(e))
            {
                NotAdvanced(logger, evaluation, e);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                }
                catch (Exception e) when (DatabaseTrouble.Is(e))
                {
                    NotFound(logger, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    /// <summary>Those that run, closed ones whose last pictures have not ended yet, and what was thrown away.</summary>
    private async Task<List<(Guid Workspace, Guid Evaluation)>> FindAsync(CancellationToken ct)
    {
        await using var db = across.CreateContext();
#pragma warning disable RS0030 // Ids of evaluations of all workspaces; each is then worked on in its own.
        var found = await db.Evaluations.IgnoreQueryFilters().AsNoTracking()
            .Where(e => e.State == EvaluationState.Running || e.State == EvaluationState.ThrownAway
                || (e.State == EvaluationState.Closed && db.EvaluationSamples.IgnoreQueryFilters().Any(s => s.EvaluationId == e.Id && s.State == SampleState.Queued)))
            .Where(e => db.Workspaces.Any(w => w.Id == e.WorkspaceId && w.ArchivedAt == null && w.DeleteAfter == null))
            .OrderBy(e => e.StartedAt).ThenBy(e => e.Id)
            .Select(e => new { e.WorkspaceId, e.Id })
            .ToListAsync(ct);
#pragma warning restore RS0030
        return [.. found.Select(e => (e.WorkspaceId, e.Id))];
    }

    [LoggerMessage(LogLevel.Warning, "Evaluation {EvaluationId} could not go on; it is tried again")]
    private static partial void NotAdvanced(ILogger logger, Guid evaluationId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Evaluations could not be looked for; it is tried again")]
    private static partial void NotFound(ILogger logger, Exception exception);
}

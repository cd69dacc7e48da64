using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Studio.Data.Gallery;
using Studio.Data.Keys;
using Studio.Data.Moderation.Retention;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces.Export;
using Studio.Data.Workspaces.Life;
using Studio.Jobs.Claims;
using Studio.Jobs.Nodes;
using Studio.Jobs.Quotas;

namespace Studio.Jobs.Tasks;

/// <summary>Once a day, and an hour after a start: workspaces and accounts whose end is due are erased, what has been in the trash or in moderation too long goes, then the files that no row names; what members used is counted anew. Harmless when several nodes do it.</summary>
internal sealed partial class Housekeeping(IServiceScopeFactory scopes, WorkspaceScope workspaces, Chores chores, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private const string Name = "Clear away what is due";

    private static readonly TimeSpan AfterStart = TimeSpan.FromHours(1);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    internal async Task RunOnceAsync(CancellationToken ct)
    {
        IReadOnlyList<Guid> all;
        var (failed, erased, drifted) = (0, 0, 0);
        await using (var scope = scopes.CreateAsyncScope())
        {
            // Workspaces first: who was the only owner of one that is erased can go afterwards.
            erased = await scope.ServiceProvider.GetRequiredService<WorkspaceErasure>().EraseDueAsync(ct);
            await scope.ServiceProvider.GetRequiredService<AccountEnd>().EraseDueAsync(ct);
            all = await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(ct);
        }

        foreach (var workspace in all)
        {
            try
            {
                drifted += await workspaces.RunAsync(workspace, TidyAsync, ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException || DatabaseTrouble.Is(e))
            {
                NotTidied(logger, workspace, e);
                failed++;
            }
        }

        if (failed > 0)
        {
            chores.Failed(Name, $"{failed} of {all.Count} workspaces could not be tidied; the log says why", Every);
        }
        else
        {
            chores.Done(Name, $"{all.Count} {(all.Count == 1 ? "workspace" : "workspaces")} tidied{(erased > 0 ? $", {erased} erased" : "")}{(drifted > 0 ? $", {drifted} {(drifted == 1 ? "number" : "numbers")} of use had drifted and {(drifted == 1 ? "is" : "are")} right again" : "")}", Every);
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
                await RunOnceAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    /// <returns>How many numbers of use had drifted.</returns>
    private static async Task<int> TidyAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<TrashPurge>().RunAsync(ct);
        await services.GetRequiredService<RetentionPurge>().RunAsync(askedBy: null, (_, _) => Task.CompletedTask, ct);
        await services.GetRequiredService<BlobSweep>().RunAsync(ct);
        var exports = services.GetRequiredService<ExportFiles>();
        exports.Sweep(services.GetRequiredService<CurrentWorkspace>().Id);
        exports.SweepPeople();
        var drifted = await services.GetRequiredService<QuotaRecount>().RunAsync(ct);
        await services.GetRequiredService<RefusalNotes>().ForgetAsync(ct);
        await services.GetRequiredService<ApiKeys>().WriteEndsAsync(ct);
        await services.GetRequiredService<KeyDays>().ForgetAsync(ct);
        return drifted;
    }

    [LoggerMessage(LogLevel.Warning, "The trash or the files of workspace {WorkspaceId} could not be tidied; tomorrow it is tried again")]
    private static partial void NotTidied(ILogger logger, Guid workspaceId, Exception exception);
}

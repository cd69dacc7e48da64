using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;

namespace Studio.Jobs.Tasks;

/// <summary>One claimed background task, from claim to the end of this attempt. Singleton.</summary>
internal sealed partial class RunTask(
    WorkspaceScope workspaces, TaskClaims claims, RunningWork running, StudioEvents events, TimeProvider time, ILogger<RunTask> logger)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    public async Task RunAsync(ClaimedTask claim, CancellationToken stopping)
    {
        using var work = running.Start(claim.TaskId, stopping);
        await using var keeper = new LeaseKeeper(ct => claims.RenewAsync(claim, ct), work, time, logger);
        await workspaces.RunAsync(claim.WorkspaceId, async (services, ct) =>
        {
            var kind = services.GetServices<TaskKind>().FirstOrDefault(kind => kind.Name == claim.Kind);
            if (kind is null)
            {
                await claims.EndAsync(claim, BackgroundTaskStatus.Failed, "This version of the studio does not know how to do this.", CancellationToken.None);
                return;
            }

            await AttemptAsync(kind, claim, keeper, ct, stopping);
        }, work.Token);
    }

    private async Task AttemptAsync(TaskKind kind, ClaimedTask claim, LeaseKeeper keeper, CancellationToken ct, CancellationToken stopping)
    {
        try
        {
            if (claim.Attempt > kind.MaxAttempts)
            {
                throw StudioException.Unavailable($"This was begun {kind.MaxAttempts} times and never came to its end. The server's log says why.");
            }

            await kind.RunAsync(new TaskRun(claim, claims, events, time), ct);
            await claims.EndAsync(claim, BackgroundTaskStatus.Succeeded, error: null, CancellationToken.None);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await StoppedAsync(claim, keeper, stopping);
        }
        catch (StudioException refusal)
        {
            await claims.EndAsync(claim, BackgroundTaskStatus.Failed, refusal.Message, CancellationToken.None);
        }
#pragma warning disable CA1031 // The edge of a worker: a broken line, a locked database and a bug alike are one failed attempt.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailedAsync(kind, claim, e);
        }
    }

    private async Task StoppedAsync(ClaimedTask claim, LeaseKeeper keeper, CancellationToken stopping)
    {
        if (keeper.IsLost)
        {
            return;
        }

        using var farewell = new CancellationTokenSource(Farewell);
        await (stopping.IsCancellationRequested
            ? claims.RequeueAsync(claim, farewell.Token)
            : claims.EndAsync(claim, BackgroundTaskStatus.Canceled, error: null, farewell.Token));
    }

    private async Task FailedAsync(TaskKind kind, ClaimedTask claim, Exception e)
    {
        AttemptFailed(logger, claim.Kind, claim.TaskId, claim.Attempt, e);
        await (claim.Attempt < kind.MaxAttempts
            ? claims.PauseAsync(claim, kind.PauseAfter(claim.Attempt), CancellationToken.None)
            : claims.EndAsync(claim, BackgroundTaskStatus.Failed, $"It did not work, also not at attempt {claim.Attempt}: {e.Message}", CancellationToken.None));
    }

    [LoggerMessage(LogLevel.Error, "{Kind} {TaskId} failed at attempt {Attempt}")]
    private static partial void AttemptFailed(ILogger logger, string kind, Guid taskId, int attempt, Exception exception);
}

using Microsoft.Extensions.Logging;

namespace Studio.Jobs.Claims;

/// <summary>Renews a lease while something runs, whatever the child does meanwhile (a model may load for minutes). Stops the work when it was cancelled elsewhere or is no longer ours.</summary>
internal sealed partial class LeaseKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    public LeaseKeeper(Func<CancellationToken, Task<LeaseState>> renew, RunningWork.Entry work, TimeProvider time, ILogger logger)
    {
        _renewing = RenewAsync(renew, work, time, logger);
    }

    /// <summary>True once somebody else may be working on it: the result must not be written.</summary>
    public bool IsLost { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        await _renewing;
        _done.Dispose();
    }

    private async Task RenewAsync(Func<CancellationToken, Task<LeaseState>> renew, RunningWork.Entry work, TimeProvider time, ILogger logger)
    {
        using var timer = new PeriodicTimer(Lease.RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_done.Token))
            {
                try
                {
                    var state = await renew(_done.Token);
                    if (state != LeaseState.Ours)
                    {
                        IsLost = state == LeaseState.Lost;
                        work.Cancel();
                        return;
                    }
                }
                catch (Exception e) when (DatabaseTrouble.Is(e))
                {
                    // Two more tries before the lease ends.
                    NotRenewed(logger, e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    [LoggerMessage(LogLevel.Warning, "A lease could not be renewed")]
    private static partial void NotRenewed(ILogger logger, Exception exception);
}

using Microsoft.Extensions.Logging;
using Studio.Jobs.Claims;

namespace Studio.Jobs.Batches;

/// <summary>The pictures that one slot has claimed. One that is stopped ends at once and leaves the others to be drawn; when the last one stops, so does the slot.</summary>
internal sealed class BatchInHand : IAsyncDisposable
{
    private readonly CancellationTokenSource _nobodyWaits = new();
    private readonly List<CancellationTokenRegistration> _registered = [];
    private readonly List<Task> _ending = [];
    private readonly Lock _gate = new();
    private readonly Func<PictureInHand, Task> _stopped;
    private readonly CancellationToken _stopping;
    private int _left;

    /// <param name="batch">Just claimed.</param>
    /// <param name="running">Hears of cancels.</param>
    /// <param name="claims">Renews the leases.</param>
    /// <param name="stopped">Writes the end of a picture that was stopped while others go on.</param>
    /// <param name="time">Of the leases.</param>
    /// <param name="logger">Of the leases.</param>
    /// <param name="stopping">The program stops.</param>
    public BatchInHand(
        ClaimedBatch batch, RunningWork running, PictureClaims claims, Func<PictureInHand, Task> stopped, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        _stopped = stopped;
        _stopping = stopping;
        _left = batch.Pictures.Count;
        Pictures = [.. batch.Pictures.Select(claim => new PictureInHand(claim, running.Start(claim.PictureId, stopping)))];
        foreach (var picture in Pictures)
        {
            picture.Keeper = new LeaseKeeper(ct => claims.RenewAsync(picture.Claim, ct), picture.Work, time, logger);
            _registered.Add(picture.Work.Token.Register(() => Stop(picture)));
        }
    }

    public IReadOnlyList<PictureInHand> Pictures { get; }

    public IReadOnlyList<PictureInHand> Open => [.. Pictures.Where(picture => !picture.IsEnded)];

    /// <summary>Every one of them was stopped.</summary>
    public CancellationToken NobodyWaits => _nobodyWaits.Token;

    public async ValueTask DisposeAsync()
    {
        foreach (var picture in Pictures)
        {
            await picture.Keeper!.DisposeAsync();
        }

        // A stop that comes now finds nothing to stop.
        foreach (var registration in _registered)
        {
            await registration.DisposeAsync();
        }

        await Task.WhenAll(_ending);
        foreach (var picture in Pictures)
        {
            picture.Work.Dispose();
        }

        _nobodyWaits.Dispose();
    }

    private void Stop(PictureInHand picture)
    {
        lock (_gate)
        {
            _left--;
            if (_left > 0 && !_stopping.IsCancellationRequested && picture.End())
            {
                _ending.Add(EndAsync(picture));
            }
        }

        if (_left == 0)
        {
            _nobodyWaits.Cancel();
        }
    }

    private async Task EndAsync(PictureInHand picture)
    {
        // Off the thread of whoever stopped it, which may hold the database.
        await Task.Yield();
        await _stopped(picture);
    }
}

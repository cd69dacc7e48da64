using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Inference;
using Studio.Jobs.Claims;
using Studio.Jobs.Devices;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Handlers;

/// <summary>One claimed picture, from claim to its end. Whatever happens, the picture ends with a state and, if it failed, a sentence. Singleton.</summary>
internal sealed partial class GenerateImages(
    PictureWishes wishes,
    DrawPicture draw,
    StorePicture store,
    PictureClaims claims,
    PictureOutcomes outcomes,
    RunningWork running,
    Device device,
    CrashLog crashes,
    TimeProvider time,
    ILogger<GenerateImages> logger)
{
    /// <summary>How long a requeue may take while the program stops.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <param name="claim">The picture.</param>
    /// <param name="slot">Draws it.</param>
    /// <param name="drawn">Called when the slot is needed no more; storing goes on beside the next picture.</param>
    /// <param name="stopping">The program stops.</param>
    public async Task RunAsync(ClaimedPicture claim, Slot slot, Action drawn, CancellationToken stopping)
    {
        using var work = running.Start(claim.PictureId, stopping);
        var current = new CurrentClaim(claim);
        await using var keeper = new LeaseKeeper(ct => claims.RenewAsync(current.Claim, ct), work, time, logger);
        var watch = Stopwatch.StartNew();
        try
        {
            var wish = await wishes.ReadAsync(claim, work.Token);
            var picture = await DrawAsync(current, wish, slot, work.Token);
            drawn();
            if (picture is not null)
            {
                await store.RunAsync(current.Claim, wish, picture, watch.ElapsedMilliseconds - (long)picture.Waited.TotalMilliseconds, CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (work.Token.IsCancellationRequested)
        {
            await StoppedAsync(current.Claim, keeper, watch.ElapsedMilliseconds, stopping);
        }
        catch (ProviderRefusedException e)
        {
            // Not the picture's fault: it keeps its place, and is drawn by whatever the administrator chose for this case.
            await device.RefuseAsync(e, CancellationToken.None);
            await outcomes.RequeueAsync(current.Claim, CancellationToken.None);
        }
        catch (Exception e) when (e is InferenceException or StudioException)
        {
            Refused(logger, claim.PictureId, e.Message);
            await outcomes.FailAsync(current.Claim, e.Message, watch.ElapsedMilliseconds, CancellationToken.None);
        }
        catch (SlotRefusedException e)
        {
            Failed(logger, claim.PictureId, e.Message, e.Detail);
            await outcomes.FailAsync(current.Claim, e.Message, watch.ElapsedMilliseconds, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotStored(logger, claim.PictureId, e);
            await outcomes.FailAsync(current.Claim, $"The picture was drawn but could not be stored: {e.Message}", watch.ElapsedMilliseconds, CancellationToken.None);
        }
    }

    /// <summary>Null when it was lost or given up; its end is then written already.</summary>
    private async Task<DrawnPicture?> DrawAsync(CurrentClaim current, PictureWish wish, Slot slot, CancellationToken ct)
    {
        try
        {
            return await draw.RunAsync(current.Claim, wish, slot, ct);
        }
        catch (SlotCrashedException first)
        {
            Crashed(logger, current.Claim.PictureId, first);
            await crashes.WriteAsync(slot, wish.Model.Name, first, CrashOutcome.TriedAgain, CancellationToken.None);
        }

        if (await claims.NextAttemptAsync(current.Claim, ct) is not { } again)
        {
            return null;
        }

        current.Claim = again;
        try
        {
            var drawn = await draw.RunAsync(again, wish, slot, ct);
            await crashes.SettleAsync(slot, CrashOutcome.Recovered, CancellationToken.None);
            return drawn;
        }
        catch (SlotCrashedException second)
        {
            Crashed(logger, again.PictureId, second);
            await crashes.SettleAsync(slot, CrashOutcome.Failed, CancellationToken.None);
            await crashes.WriteAsync(slot, wish.Model.Name, second, CrashOutcome.Failed, CancellationToken.None);
            throw new StudioException(
                $"The process that draws ended twice in the middle of this picture; the second time {SlotCrashedException.How(second.ExitCode)}. Try a smaller size, or another model.",
                RefusalKind.Unavailable,
                second);
        }
    }

    private async Task StoppedAsync(ClaimedPicture claim, LeaseKeeper keeper, long deviceMs, CancellationToken stopping)
    {
        if (keeper.IsLost)
        {
            Lost(logger, claim.PictureId);
            return;
        }

        if (stopping.IsCancellationRequested)
        {
            using var farewell = new CancellationTokenSource(Farewell);
            await outcomes.RequeueAsync(claim, farewell.Token);
            return;
        }

        await outcomes.CancelAsync(claim, deviceMs, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Information, "Picture {PictureId} cannot be made: {Reason}")]
    private static partial void Refused(ILogger logger, Guid pictureId, string reason);

    [LoggerMessage(LogLevel.Error, "Picture {PictureId} failed: {Reason} {Detail}")]
    private static partial void Failed(ILogger logger, Guid pictureId, string reason, string? detail);

    [LoggerMessage(LogLevel.Error, "Picture {PictureId} could not be stored")]
    private static partial void NotStored(ILogger logger, Guid pictureId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The slot process ended in the middle of picture {PictureId}")]
    private static partial void Crashed(ILogger logger, Guid pictureId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Picture {PictureId} is no longer ours; what was drawn is dropped")]
    private static partial void Lost(ILogger logger, Guid pictureId);

    /// <summary>The claim as it stands: the attempt is counted up when the slot died.</summary>
    private sealed class CurrentClaim(ClaimedPicture claim)
    {
        public ClaimedPicture Claim { get; set; } = claim;
    }
}

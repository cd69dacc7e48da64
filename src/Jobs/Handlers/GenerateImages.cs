using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Inference;
using Studio.Jobs.Batches;
using Studio.Jobs.Claims;
using Studio.Jobs.Devices;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Handlers;

/// <summary>
/// Claimed pictures, from claim to their end. They are drawn together; when that does not end well, each is drawn again alone, so that one bad picture
/// costs the others nothing but time. Whatever happens, every picture ends with a state and, if it failed, a sentence. Singleton.
/// </summary>
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
    private const string DrawnAlone = "What was drawn together did not come through. Each of the pictures is drawn again alone, one after the other.";

    /// <summary>Encoding a picture takes one core; the slot has drawn, and the next one may not be there yet.</summary>
    private const int StoredAtOnce = 2;

    /// <summary>How long a requeue may take while the program stops.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    /// <param name="batch">The pictures.</param>
    /// <param name="slot">Draws them.</param>
    /// <param name="drawn">Called when the slot is needed no more; storing goes on beside the next pictures.</param>
    /// <param name="stopping">The program stops.</param>
    public async Task RunAsync(ClaimedBatch batch, Slot slot, Action drawn, CancellationToken stopping)
    {
        await using var hand = new BatchInHand(batch, running, claims, picture => StoppedAsync(picture, stopping), time, logger, stopping);
        foreach (var picture in hand.Open)
        {
            await EndingAsync([picture], async () => picture.Wish = await wishes.ReadAsync(picture.Claim, picture.Work.Token), stopping);
        }

        if (hand.Open is [_, _, ..] several)
        {
            await EndingAsync(several, () => TogetherAsync(hand, several, slot, drawn, stopping), stopping);
            foreach (var picture in hand.Open)
            {
                picture.WhileOpen(() => draw.ShowWaiting(picture, DrawnAlone));
            }
        }

        while (hand.Open is [var picture, ..] open)
        {
            var last = open.Count == 1 ? drawn : () => { };
            await EndingAsync([picture], () => AloneAsync(picture, slot, last), stopping);
            picture.End();
        }
    }

    /// <summary>What is still open afterwards is to be drawn alone.</summary>
    private async Task TogetherAsync(BatchInHand hand, IReadOnlyList<PictureInHand> pictures, Slot slot, Action drawn, CancellationToken stopping)
    {
        Meter(pictures);
        try
        {
            var made = await draw.RunAsync(pictures, slot, hand.NobodyWaits);
            StopMeter(pictures);
            drawn();
            await Parallel.ForEachAsync(
                pictures.Zip(made).Where(pair => !pair.First.IsEnded).Index(),
                new ParallelOptions { MaxDegreeOfParallelism = StoredAtOnce, CancellationToken = CancellationToken.None },
                async (pair, _) => await EndingAsync(
                    [pair.Item.First], () => StoreAsync(pair.Item.First, pair.Item.Second with { Teaches = pair.Index == 0 }, among: pictures.Count), stopping));
        }
        catch (SlotCrashedException crash)
        {
            StopMeter(pictures);
            await CrashedAsync(hand.Open, slot, crash);
        }
        catch (Exception e) when (e is SlotRefusedException or InferenceException or StudioException)
        {
            StopMeter(pictures);
            NotTogether(logger, pictures[0].Claim.GenerationId, e.Message);
        }
    }

    private async Task AloneAsync(PictureInHand picture, Slot slot, Action drawn)
    {
        Meter([picture]);
        var made = await DrawAsync(picture, slot);
        picture.StopMeter();
        drawn();
        if (made is not null)
        {
            await StoreAsync(picture, made, among: 1);
        }
    }

    private async Task StoreAsync(PictureInHand picture, DrawnPicture made, int among)
    {
        await store.RunAsync(picture.Claim, picture.Wish!, made, picture.DeviceMilliseconds - (long)(made.Waited.TotalMilliseconds / among), CancellationToken.None);
        picture.End();
    }

    /// <summary>Null when it was lost or given up; its end is then written already.</summary>
    private async Task<DrawnPicture?> DrawAsync(PictureInHand picture, Slot slot)
    {
        if (!picture.HasCrashed)
        {
            try
            {
                return await DrawOneAsync(picture, slot);
            }
            catch (SlotCrashedException first)
            {
                await CrashedAsync([picture], slot, first);
            }
        }

        if (picture.IsEnded)
        {
            return null;
        }

        try
        {
            var drawn = await DrawOneAsync(picture, slot);
            await crashes.SettleAsync(slot, CrashOutcome.Recovered, CancellationToken.None);
            return drawn;
        }
        catch (SlotCrashedException second)
        {
            Crashed(logger, picture.Claim.PictureId, second);
            await crashes.SettleAsync(slot, CrashOutcome.Failed, CancellationToken.None);
            await crashes.WriteAsync(slot, picture.Wish!.Model.Name, second, CrashOutcome.Failed, CancellationToken.None);
            throw new StudioException(
                $"The process that draws ended twice in the middle of this picture; the second time {SlotCrashedException.How(second.ExitCode)}. Try a smaller size, or another model.",
                RefusalKind.Unavailable,
                second);
        }
    }

    private async Task<DrawnPicture> DrawOneAsync(PictureInHand picture, Slot slot) => (await draw.RunAsync([picture], slot, picture.Work.Token))[0];

    /// <summary>Counts one more attempt for each of them; one that is no longer ours is dropped.</summary>
    private async Task CrashedAsync(IReadOnlyList<PictureInHand> pictures, Slot slot, SlotCrashedException crash)
    {
        foreach (var picture in pictures)
        {
            Crashed(logger, picture.Claim.PictureId, crash);
        }

        await crashes.WriteAsync(slot, pictures.Count > 0 ? pictures[0].Wish!.Model.Name : "", crash, CrashOutcome.TriedAgain, CancellationToken.None);
        foreach (var picture in pictures)
        {
            picture.HasCrashed = true;
            if (await claims.NextAttemptAsync(picture.Claim, CancellationToken.None) is { } again)
            {
                picture.Claim = again;
            }
            else
            {
                picture.End();
            }
        }
    }

    /// <summary>Does the work and writes the end of these pictures where it does not get that far.</summary>
    private async Task EndingAsync(IReadOnlyList<PictureInHand> pictures, Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (pictures.All(picture => picture.Work.Token.IsCancellationRequested))
        {
            await EachAsync(pictures, picture => StoppedAsync(picture, stopping));
        }
        catch (ProviderRefusedException e)
        {
            // Not the picture's fault: it keeps its place, and is drawn by whatever the administrator chose for this case.
            await device.RefuseAsync(e, CancellationToken.None);
            await EachAsync(pictures, picture => outcomes.RequeueAsync(picture.Claim, CancellationToken.None));
        }
        catch (Exception e) when (e is InferenceException or StudioException)
        {
            Refused(logger, pictures[0].Claim.PictureId, e.Message);
            await EachAsync(pictures, picture => FailAsync(picture, e.Message));
        }
        catch (SlotRefusedException e)
        {
            Failed(logger, pictures[0].Claim.PictureId, e.Message, e.Detail);
            await EachAsync(pictures, picture => FailAsync(picture, e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotStored(logger, pictures[0].Claim.PictureId, e);
            await EachAsync(pictures, picture => FailAsync(picture, $"The picture was drawn but could not be stored: {e.Message}"));
        }
    }

    private static async Task EachAsync(IReadOnlyList<PictureInHand> pictures, Func<PictureInHand, Task> end)
    {
        // One that was stopped alone has its end already, and may even be drawn again elsewhere.
        foreach (var picture in pictures.Where(picture => picture.End()))
        {
            await end(picture);
        }
    }

    private Task FailAsync(PictureInHand picture, string sentence) => outcomes.FailAsync(picture.Claim, sentence, picture.DeviceMilliseconds, CancellationToken.None);

    private async Task StoppedAsync(PictureInHand picture, CancellationToken stopping)
    {
        if (picture.Keeper!.IsLost)
        {
            Lost(logger, picture.Claim.PictureId);
            return;
        }

        if (stopping.IsCancellationRequested)
        {
            using var farewell = new CancellationTokenSource(Farewell);
            await outcomes.RequeueAsync(picture.Claim, farewell.Token);
            return;
        }

        await outcomes.CancelAsync(picture.Claim, picture.DeviceMilliseconds, CancellationToken.None);
    }

    private static void Meter(IReadOnlyList<PictureInHand> pictures)
    {
        foreach (var picture in pictures)
        {
            picture.Meter(pictures.Count);
        }
    }

    private static void StopMeter(IReadOnlyList<PictureInHand> pictures)
    {
        foreach (var picture in pictures)
        {
            picture.StopMeter();
        }
    }

    [LoggerMessage(LogLevel.Information, "Picture {PictureId} cannot be made: {Reason}")]
    private static partial void Refused(ILogger logger, Guid pictureId, string reason);

    [LoggerMessage(LogLevel.Error, "Picture {PictureId} failed: {Reason} {Detail}")]
    private static partial void Failed(ILogger logger, Guid pictureId, string reason, string? detail);

    [LoggerMessage(LogLevel.Error, "Picture {PictureId} could not be stored")]
    private static partial void NotStored(ILogger logger, Guid pictureId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The slot process ended in the middle of picture {PictureId}")]
    private static partial void Crashed(ILogger logger, Guid pictureId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Pictures of generation {GenerationId} could not be drawn together, so each is drawn alone: {Reason}")]
    private static partial void NotTogether(ILogger logger, Guid generationId, string reason);

    [LoggerMessage(LogLevel.Warning, "Picture {PictureId} is no longer ours; what was drawn is dropped")]
    private static partial void Lost(ILogger logger, Guid pictureId);
}

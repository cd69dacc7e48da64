using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Nodes;
using Studio.Data.Tenancy;
using Studio.Inference.Diffusion.Batches;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Batches;
using Studio.Jobs.Devices;
using Studio.Jobs.Edits;
using Studio.Jobs.Events;
using Studio.Jobs.Forecast;
using Studio.Jobs.Memory;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Handlers;

/// <summary>Sends pictures of one generation to a slot as one run and shows the progress of each. Singleton.</summary>
internal sealed class DrawPicture(
    WorkspaceScope workspaces,
    ModelCatalog models,
    IOptions<SlotOptions> options,
    IOptions<DataOptions> data,
    Device device,
    BatchRoom room,
    MeasuredBatches batches,
    MeasuredWork work,
    LiveWork live,
    StudioEvents events,
    TimeProvider time)
{
    /// <summary>As many as pictures, in their order.</summary>
    public async Task<IReadOnlyList<DrawnPicture>> RunAsync(IReadOnlyList<PictureInHand> pictures, Slot slot, CancellationToken ct)
    {
        var wish = pictures[0].Wish!;
        var settings = wish.Generation.Settings;
        var gains = batches.Of(wish.Model.Hash, settings);
        var form = await FormAsync(pictures, ct);
        var share = gains?.StepShare(form.Seeds.Count) ?? 1;
        var estimate = form.Seeds.Count * await EstimateAsync(wish, share, pictures[0].Claim.WorkspaceId, ct);
        var shown = pictures.Select(picture => Show(picture, estimate, slot)).ToList();
        List<SlotFrame> drawn = [];
        try
        {
            var measures = gains is null && await MayMeasureAsync(pictures, settings, wish.Model, ct);
            var (answer, waited) = await work.RunAsync(
                slot, await AskAsync(pictures, form, measures, ct), why => shown.ForEach(one => one?.Wait(why)), frame => Take(frame, form, shown, drawn), ct);
            return [.. drawn.Append(answer).Select(frame => new DrawnPicture((PictureDrawn)frame.Message, frame.Bytes, waited, share))];
        }
        finally
        {
            shown.ForEach(one => one?.Dispose());
        }
    }

    /// <summary>For one that waits while others of its batch are drawn again before it.</summary>
    public void ShowWaiting(PictureInHand picture, string why)
    {
        var progress = new PictureProgress(Step: 0, PlannedSteps.Of(picture.Wish!.Generation.Settings).Total, PreviewVersion: 0, RemainingSeconds: null, PictureStage.Again, why);
        live.SetPicture(picture.Claim.WorkspaceId, picture.Claim.PictureId, progress, previewPng: null);
        events.Publish(picture.Claim.WorkspaceId, new ProgressEvent(picture.Claim.GenerationId, picture.Claim.PictureId, progress));
    }

    private static void Take(SlotFrame frame, BatchForm form, List<LivePicture?> shown, List<SlotFrame> drawn)
    {
        switch (frame.Message)
        {
            case PictureDrawn:
                drawn.Add(frame);
                break;
            case StepDone step:
                shown[form.Kept.Index().First(kept => kept.Item == step.Picture).Index]?.Take(frame);
                break;
            default:
                shown.ForEach(one => one?.Take(frame));
                break;
        }
    }

    /// <summary>A replay is drawn as its picture was, where there is memory for it.</summary>
    private async Task<BatchForm> FormAsync(IReadOnlyList<PictureInHand> pictures, CancellationToken ct)
    {
        var wish = pictures[0].Wish!;
        var (batch, place) = BatchForm.Recorded(pictures[0]);
        return batch > 1 && await room.MostAsync(wish.Model, wish.Generation.Settings, batch, ct) == batch ? BatchForm.Repeating(pictures[0], batch, place) : BatchForm.Of(pictures);
    }

    /// <summary>Only where somebody wants several: the trial takes a moment.</summary>
    private async Task<bool> MayMeasureAsync(IReadOnlyList<PictureInHand> pictures, GenerationSettings settings, DiffusionModel model, CancellationToken ct) =>
        pictures is [{ Claim.Attempt: 1, Wish.Recorded: null }] && settings.Count > 1 && await room.MostAsync(model, settings, BatchGains.Most, ct) == BatchGains.Most;

    private LivePicture? Show(PictureInHand picture, double? estimate, Slot slot)
    {
        // A new child has loaded nothing; one that runs says so itself where it must.
        var stage = slot.ProcessId is null ? PictureStage.Loading : PictureStage.Denoising;
        LivePicture? shown = null;
        picture.WhileOpen(() => picture.Live = shown = new LivePicture(picture.Claim, PlannedSteps.Of(picture.Wish!.Generation.Settings).Total, estimate, stage, live, events, time));
        return shown;
    }

    private async Task<MeasuredRequest> AskAsync(IReadOnlyList<PictureInHand> pictures, BatchForm form, bool measures, CancellationToken ct)
    {
        var (claim, wish) = (pictures[0].Claim, pictures[0].Wish!);
        var settings = wish.Generation.Settings;
        var wanted = form.Of(PictureRequest.Of(settings, wish.Prompt, wish.Seed, wish.VariationSeed, wish.Source)) with
        {
            TileSize = wish.Recorded?.TileSize ?? settings.TileSize,
            GuidanceBatch = wish.Recorded?.GuidanceBatch,
        };
        var onnx = Onnx(wish);
        var classifier = models.Classifiers.FirstOrDefault();
        var (width, height) = settings.LargestPass();
        var one = (await work.KnownAsync(ct)).OfPicture(wish.Model, classifier, width, height, onnx.Provider);
        return new MeasuredRequest(
            id => DrawRequest.Of(id, wish.Model, classifier, wanted, onnx, options.Value.LoadedModels) with { Kept = form.Kept, MeasuresBatches = measures },
            one.Of(measures ? BatchGains.Most : form.Seeds.Count),
            onnx.Provider)
        {
            Size = (width, height),
            Pictures = form.Seeds.Count,
            Work = new SlotWork(claim.WorkspaceId, claim.PictureId, wish.Model.Name, time.GetUtcNow().UtcDateTime, Waits: null),
        };
    }

    private OnnxOptions Onnx(PictureWish wish) => new()
    {
        Provider = device.Runs,
        DeviceId = options.Value.DeviceId,

        // Whether the CPU may do it instead is the administrator's choice (Device), and pictures say what they were drawn with.
        OnlyThisProvider = true,

        // The number of threads decides how sums are split, and with that the last bits.
        IntraOpThreads = wish.Recorded?.Threads ?? ThreadBudget.For(options.Value, Environment.ProcessorCount).Onnx,
        AllowSpinning = false,
        MachineFolder = Path.Combine(Path.GetFullPath(data.Value.Folder), OnnxOptions.MachineFolderName),
    };

    private Task<double?> EstimateAsync(PictureWish wish, double stepShare, Guid workspaceId, CancellationToken ct)
    {
        return workspaces.RunAsync(
            workspaceId,
            async (services, token) =>
            {
                await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
                return CostModel.Picture(await CostModel.ReadAsync(db, token), wish.Model.Hash, wish.Generation.Settings, stepShare);
            },
            ct);
    }
}

/// <param name="Waited">For memory, before it was begun.</param>
/// <param name="StepShare">What a step cost it beside the others, as measured before; 1 where it was alone.</param>
internal sealed record DrawnPicture(PictureDrawn About, byte[] Rgb, TimeSpan Waited, double StepShare)
{
    /// <summary>What it cost is learned from it; of a batch, which has one clock, by one of its pictures.</summary>
    public bool Teaches { get; init; } = true;
}

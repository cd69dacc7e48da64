using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Data.Tenancy;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Claims;
using Studio.Jobs.Devices;
using Studio.Jobs.Edits;
using Studio.Jobs.Events;
using Studio.Jobs.Forecast;
using Studio.Jobs.Memory;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Handlers;

/// <summary>Sends one picture to a slot and shows its progress. Singleton.</summary>
internal sealed class DrawPicture(
    WorkspaceScope workspaces,
    ModelCatalog models,
    IOptions<SlotOptions> options,
    IOptions<DataOptions> data,
    Device device,
    MeasuredWork work,
    LiveWork live,
    StudioEvents events,
    TimeProvider time)
{
    public async Task<DrawnPicture> RunAsync(ClaimedPicture claim, PictureWish wish, Slot slot, CancellationToken ct)
    {
        var settings = wish.Generation.Settings;
        var wanted = PictureRequest.Of(settings, wish.Prompt, wish.Seed, wish.VariationSeed, wish.Source) with
        {
            TileSize = wish.Recorded?.TileSize ?? settings.TileSize,
            GuidanceBatch = wish.Recorded?.GuidanceBatch,
        };
        var onnx = new OnnxOptions
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
        var estimate = await EstimateAsync(claim, wish, ct);

        // A new child has loaded nothing; one that runs says so itself where it must.
        var stage = slot.ProcessId is null ? PictureStage.Loading : PictureStage.Denoising;
        using var shown = new LivePicture(claim, PlannedSteps.Of(settings).Total, estimate, stage, live, events, time);
        var classifier = models.Classifiers.FirstOrDefault();
        var (width, height) = settings.LargestPass();
        var need = (await work.KnownAsync(ct)).OfPicture(wish.Model, classifier, width, height, onnx.Provider);
        var asked = new MeasuredRequest(id => DrawRequest.Of(id, wish.Model, classifier, wanted, onnx, options.Value.LoadedModels), need, onnx.Provider)
        {
            Size = (width, height),
            Work = new SlotWork(claim.WorkspaceId, claim.PictureId, wish.Model.Name, time.GetUtcNow().UtcDateTime, Waits: null),
        };
        var (answer, waited) = await work.RunAsync(slot, asked, shown.Wait, shown.Take, ct);
        return new DrawnPicture((PictureDrawn)answer.Message, answer.Bytes, waited);
    }

    private Task<double?> EstimateAsync(ClaimedPicture claim, PictureWish wish, CancellationToken ct)
    {
        return workspaces.RunAsync(
            claim.WorkspaceId,
            async (services, token) =>
            {
                await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
                return CostModel.Picture(await CostModel.ReadAsync(db, token), wish.Model.Hash, wish.Generation.Settings);
            },
            ct);
    }
}

/// <param name="Waited">For memory, before it was begun.</param>
internal sealed record DrawnPicture(PictureDrawn About, byte[] Rgb, TimeSpan Waited);

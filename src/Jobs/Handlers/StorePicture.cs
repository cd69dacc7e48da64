using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Inference.Imaging;
using Studio.Jobs.Claims;
using Studio.Jobs.Edits;
using Studio.Jobs.Forecast;

namespace Studio.Jobs.Handlers;

/// <summary>Pixels become a PNG with its provenance, a file, and a row, in this order. Singleton.</summary>
internal sealed class StorePicture(BlobStore blobs, PictureOutcomes outcomes, TimeProvider time)
{
    public async Task RunAsync(ClaimedPicture claim, PictureWish wish, DrawnPicture drawn, long deviceMs, CancellationToken ct)
    {
        var about = drawn.About;
        var provenance = FinishedImage.Provenance(wish, about, time.GetUtcNow().UtcDateTime);
        var png = ProvenancePng.Write(provenance, about.Width, about.Height, drawn.Rgb);
        var blobHash = await blobs.WriteAsync(claim.WorkspaceId, png, ct);
        var pixelHash = PixelHash.Of(about.Width, about.Height, drawn.Rgb);
        var image = FinishedImage.Row(provenance, wish, claim.PictureId, about, blobHash, pixelHash, png.Length, LooksHash.Of(about.Width, about.Height, drawn.Rgb));
        await outcomes.SucceedAsync(claim, image, Link(wish, image), drawn.Teaches ? Cost(wish, drawn) : null, deviceMs, ct);
    }

    private static ImageLink? Link(PictureWish wish, Image image)
    {
        return wish.Parent is { } parent && wish.Generation.ParentImageId is { } parentId
            ? new ImageLink { ChildId = image.Id, ParentId = parentId, Kind = parent.Kind }
            : null;
    }

    /// <summary>What the picture would have cost alone: its part of a batch, whose steps are cheaper by what was measured.</summary>
    private static PictureCost Cost(PictureWish wish, DrawnPicture drawn)
    {
        var (settings, timings) = (wish.Generation.Settings, drawn.About.Timings);
        var steps = PlannedSteps.Of(settings);
        var among = drawn.About.Fingerprint.Batch * drawn.StepShare;
        var first = new PassCost(settings.Width, settings.Height, steps.First, (timings.DenoiseMs - timings.StartMs - timings.SecondPassMs) / among);
        return new PictureCost(
            wish.Model.Hash,
            settings.SecondPass is { } second ? [first, new PassCost(second.Width, second.Height, steps.Second, timings.SecondPassMs / among)] : [first],
            RestMs: (timings.TotalMs - timings.DenoiseMs) / drawn.About.Fingerprint.Batch,
            drawn.About.LoadMs);
    }
}

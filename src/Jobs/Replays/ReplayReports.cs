using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Imaging;

namespace Studio.Jobs.Replays;

/// <summary>Compares a picture that was made again with the one it repeats. Scoped: acts in the current workspace.</summary>
public sealed class ReplayReports(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs)
{
    /// <summary>Null when the image is not a replay, or its source is gone.</summary>
    public async Task<ReplayReport?> OfAsync(Guid replayImageId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pair = await db.ImageLinks.AsNoTracking()
            .Where(l => l.ChildId == replayImageId && l.Kind == ImageLinkKind.Replay)
            .Join(db.Images, l => l.ParentId, i => i.Id, (_, source) => source)
            .Join(db.Images.Where(i => i.Id == replayImageId), _ => true, _ => true, (source, replay) => new { Source = source, Replay = replay })
            .FirstOrDefaultAsync(ct);
        if (pair is null)
        {
            return null;
        }

        var same = pair.Source.PixelHash == pair.Replay.PixelHash;
        return new ReplayReport(
            pair.Source.Id,
            pair.Replay.Id,
            same,
            ProvenanceDifference.Between(pair.Source.Provenance, pair.Replay.Provenance),
            same ? 0 : Largest(await ReadAsync(pair.Source, ct), await ReadAsync(pair.Replay, ct)));
    }

    internal static int? Largest(PngImage a, PngImage b)
    {
        if (a.Width != b.Width || a.Height != b.Height)
        {
            return null;
        }

        var largest = 0;
        for (var i = 0; i < a.Rgb.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(a.Rgb[i] - b.Rgb[i]));
        }

        return largest;
    }

    private async Task<PngImage> ReadAsync(Image image, CancellationToken ct)
    {
        await using var file = blobs.OpenRead(workspace.Id, image.BlobHash);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return PngReader.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}

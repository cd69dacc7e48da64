using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;

namespace Studio.Web.Edit;

/// <summary>Counts, in the files as they are stored, the pixels that an edit changed outside of its mask. Scoped.</summary>
public sealed class EditProof(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, MaskStore masks)
{
    /// <summary>Null where there is no mask to compare with, or a file is gone.</summary>
    public async Task<MaskedChange?> OfAsync(Guid imageId, Guid parentId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Images.AsNoTracking()
            .Where(i => (i.Id == imageId || i.Id == parentId) && i.DeletedAt == null)
            .Select(i => new { i.Id, i.BlobHash, i.MaskHash })
            .ToListAsync(ct);
        if (rows.Find(row => row.Id == imageId) is not { MaskHash: { } hash } child || rows.Find(row => row.Id == parentId) is not { } parent)
        {
            return null;
        }

        try
        {
            var mask = await masks.ReadAsync(hash, ct);
            var (before, after) = (await ReadAsync(parent.BlobHash, ct), await ReadAsync(child.BlobHash, ct));
            return (before.Width, before.Height) == (mask.Width, mask.Height) && (after.Width, after.Height) == (mask.Width, mask.Height)
                ? Compare(mask, before.Rgb, after.Rgb)
                : null;
        }
        catch (Exception gone) when (gone is StudioException { Kind: RefusalKind.NotFound } or InferenceException)
        {
            // A file that is lost or damaged proves nothing; the pages of the pictures say so.
            return null;
        }
    }

    private static MaskedChange Compare(PictureMask mask, byte[] before, byte[] after)
    {
        var (outside, masked, columns) = (0, 0L, 0L);
        for (var pixel = 0; pixel < mask.Grey.Length; pixel++)
        {
            if (mask.IsRepainted(pixel))
            {
                masked++;
                columns += pixel % mask.Width;
            }
            else if (Differs(before, after, 3 * pixel))
            {
                outside++;
            }
        }

        return new MaskedChange(outside, masked == 0 ? 0.5 : ((double)columns / masked + 0.5) / mask.Width);
    }

    private static bool Differs(byte[] before, byte[] after, int at) =>
        before[at] != after[at] || before[at + 1] != after[at + 1] || before[at + 2] != after[at + 2];

    private async Task<PngImage> ReadAsync(string hash, CancellationToken ct)
    {
        await using var file = blobs.OpenRead(workspace.Id, hash);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        return PngReader.Read(bytes);
    }
}

/// <param name="Outside">Pixels outside the mask that are not the picture's any more.</param>
/// <param name="Middle">Where the mask lies, from 0 at the left to 1 at the right: there before and after are worth comparing.</param>
public sealed record MaskedChange(int Outside, double Middle);

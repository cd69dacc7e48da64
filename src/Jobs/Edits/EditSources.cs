using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;

namespace Studio.Jobs.Edits;

/// <summary>Reads the picture and the mask of an edit from the current workspace's files. Scoped.</summary>
public sealed class EditSources(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, MaskStore masks)
{
    public async Task<EditSource> ReadAsync(EditSettings edit, CancellationToken ct)
    {
        var picture = await PictureAsync(edit, ct);
        return new EditSource(picture, edit.Mask is { } mask ? await masks.ReadAsync(mask, ct) : null);
    }

    private async Task<SourcePicture> PictureAsync(EditSettings edit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Several files may hold these pixels; one in the trash does as well, and one of them may be gone.
        var files = await db.Images.AsNoTracking().Where(i => i.PixelHash == edit.Picture).Select(i => i.BlobHash).Distinct().Order().ToListAsync(ct);
        if (files.Find(hash => blobs.Exists(workspace.Id, hash)) is not { } file)
        {
            throw StudioException.NotFound("The picture that this edit begins with is no longer there, so it cannot be made.");
        }

        await using var stream = blobs.OpenRead(workspace.Id, file);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        var png = PngReader.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return new SourcePicture(png.Width, png.Height, png.Rgb);
    }
}

using Studio.Data;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;

namespace Studio.Jobs.Edits;

/// <summary>
/// Masks as files of the current workspace. One that no generation names yet is deleted after <see cref="BlobStore.Grace"/>:
/// save it when the pictures are asked for. Scoped.
/// </summary>
public sealed class MaskStore(CurrentWorkspace workspace, BlobStore blobs)
{
    /// <returns>What EditSettings.Mask names.</returns>
    public Task<string> SaveAsync(PictureMask mask, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        return blobs.WriteAsync(workspace.Id, MaskPng.Write(mask), ct);
    }

    public async Task<PictureMask> ReadAsync(string hash, CancellationToken ct)
    {
        if (!blobs.Exists(workspace.Id, hash))
        {
            throw StudioException.NotFound("The mask of this edit is no longer there. Paint it again.");
        }

        await using var file = blobs.OpenRead(workspace.Id, hash);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        return MaskPng.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}

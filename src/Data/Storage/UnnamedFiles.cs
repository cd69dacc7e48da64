using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;

namespace Studio.Data.Storage;

/// <summary>Deletes files of the current workspace whose row just went. Two rows may share one: it goes with the last of them. Scoped.</summary>
public sealed class UnnamedFiles(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, ThumbnailFolder thumbnails)
{
    /// <summary>After the rows were deleted for good.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        if (hashes.Count == 0)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var named = await NamedBlobs.AmongAsync(context, hashes, cancellationToken);
        foreach (var hash in hashes.Where(hash => !named.Contains(hash)))
        {
            blobs.DeleteIfOld(workspace.Id, hash);
        }

        thumbnails.Sweep(workspace.Id);
    }
}

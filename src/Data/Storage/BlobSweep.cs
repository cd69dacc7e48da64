using Microsoft.EntityFrameworkCore;
using Studio.Data.Tenancy;

namespace Studio.Data.Storage;

/// <summary>Deletes files of the current workspace that no row names, what a crash between a blob and its row leaves, and small copies of files that are gone.</summary>
public sealed class BlobSweep(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, BlobStore blobs, ThumbnailFolder thumbnails)
{
    private const int BatchSize = 500;

    /// <returns>How many files were deleted; copies are not counted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var files in blobs.OldFiles(workspace.Id).Chunk(BatchSize))
        {
            var named = await NamedAsync(files, cancellationToken);
            deleted += files.Where(file => !named.Contains(Path.GetFileName(file))).Count(blobs.DeleteIfOld);
        }

        thumbnails.Sweep(workspace.Id);
        return deleted;
    }

    private async Task<HashSet<string>> NamedAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        string[] hashes = [.. files.Select(file => Path.GetFileName(file)).Where(BlobPath.IsHash)];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await NamedBlobs.AmongAsync(context, hashes, cancellationToken);
    }
}

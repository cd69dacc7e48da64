using Microsoft.Extensions.Options;

namespace Studio.Data.Storage;

/// <summary>
/// Where small copies of pictures lie: cache/thumbs/{workspace}/{first two digits}/{hash}-{size}.png. A cache by content, which can be deleted
/// at any time; but a picture that is really deleted takes its copies along. Thread-safe.
/// </summary>
public sealed class ThumbnailFolder(IOptions<DataOptions> options, BlobStore blobs)
{
    private readonly string _root = Path.Combine(options.Value.Folder, "cache", "thumbs");

    public string PathOf(Guid workspaceId, string hash, int size) => $"{BlobPath.Of(_root, workspaceId, hash)}-{size}.png";

    /// <returns>How many copies were deleted, because the file they were made of is gone.</returns>
    internal int Sweep(Guid workspaceId)
    {
        var folder = BlobPath.Workspace(_root, workspaceId);
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        var deleted = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !IsOfBlob(workspaceId, Path.GetFileName(file))))
        {
            File.Delete(file);
            deleted++;
        }

        return deleted;
    }

    private bool IsOfBlob(Guid workspaceId, string name) => name.Split('-')[0] is var hash && BlobPath.IsHash(hash) && blobs.Exists(workspaceId, hash);
}

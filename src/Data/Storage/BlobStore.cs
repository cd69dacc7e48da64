using System.Security.Cryptography;

namespace Studio.Data.Storage;

/// <summary>
/// Bytes by their sha256, one tree per workspace: blobs/{workspace}/{first two digits}/{hash}. Nothing is shared between workspaces.
/// Thread-safe.
/// </summary>
public sealed class BlobStore(StorageOptions options, TimeProvider time)
{
    /// <summary>A blob is written before its row: a younger one may be about to get its name.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Between "it is there, keep it" of a writer and "it is old, delete it" of a sweep.</summary>
    private readonly Lock _agesLock = new();

    /// <summary>Writes the bytes once; the same bytes again are the same blob. On return they and their name are on the disk.</summary>
    public async Task<string> WriteAsync(Guid workspaceId, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = BlobPath.Of(options.Folder, workspaceId, hash);
        if (Renew(path, bytes.Length))
        {
            return hash;
        }

        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            DurableFolder.Create(folder);
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.SetLastWriteTimeUtc(temporary, time.GetUtcNow().UtcDateTime);
            File.Move(temporary, path, overwrite: true);
            DurableFolder.Flush(folder);
            return hash;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Of(exception, options.Folder);
        }
        finally
        {
            // Moved, or left by a failure or a cancellation.
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    public Stream OpenRead(Guid workspaceId, string hash)
    {
        try
        {
            return new FileStream(
                BlobPath.Of(options.Folder, workspaceId, hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete,
                bufferSize: 64 * 1024, useAsync: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StudioException("The file of this picture is missing from the server's storage.", RefusalKind.NotFound, exception);
        }
    }

    public bool Exists(Guid workspaceId, string hash) => File.Exists(BlobPath.Of(options.Folder, workspaceId, hash));

    /// <summary>The workspace's files that are old enough to be judged: blobs and what broken writes left.</summary>
    internal IEnumerable<string> OldFiles(Guid workspaceId)
    {
        var folder = BlobPath.Workspace(options.Folder, workspaceId);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsOld)
            : [];
    }

    /// <summary>False where the file was wanted again in the meantime.</summary>
    internal bool DeleteIfOld(string file)
    {
        lock (_agesLock)
        {
            if (!File.Exists(file) || !IsOld(file))
            {
                return false;
            }

            File.Delete(file);
            return true;
        }
    }

    internal bool DeleteIfOld(Guid workspaceId, string hash) => DeleteIfOld(BlobPath.Of(options.Folder, workspaceId, hash));

    /// <summary>True when the whole blob is there; it counts as young again.</summary>
    private bool Renew(string path, int length)
    {
        lock (_agesLock)
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length != length)
            {
                return false;
            }

            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return true;
        }
    }

    private bool IsOld(string file) => time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) > Grace;
}

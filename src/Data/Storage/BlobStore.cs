using System.Security.Cryptography;

namespace Studio.Data.Storage;

/// <summary>Bytes by their sha256, one tree per workspace: blobs/{workspace}/{first two digits}/{hash}. Nothing is shared between workspaces. Thread-safe.</summary>
public sealed class BlobStore(StorageOptions options)
{
    private const int HashLength = 64;

    /// <summary>Writes the bytes once; the same bytes again are the same blob. On return they are on the disk.</summary>
    public async Task<string> WriteAsync(Guid workspaceId, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(workspaceId, hash);
        if (File.Exists(path))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(bytes, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        return hash;
    }

    public Stream OpenRead(Guid workspaceId, string hash)
    {
        try
        {
            return new FileStream(PathOf(workspaceId, hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StudioException("The file of this picture is missing from the server's storage.", RefusalKind.NotFound, exception);
        }
    }

    public bool Exists(Guid workspaceId, string hash) => File.Exists(PathOf(workspaceId, hash));

    private string PathOf(Guid workspaceId, string hash)
    {
        if (hash.Length != HashLength || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new StudioException("A picture's hash is 64 lower-case hexadecimal digits.", RefusalKind.NotFound);
        }

        return Path.Combine(options.Folder, workspaceId.ToString("D"), hash[..2], hash);
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Studio.Data.Storage;

namespace Studio.Data.Workspaces.Export;

/// <summary>The zip while it is written. Names in it are ids, hashes and our own words only: nothing that a person typed becomes a path.</summary>
/// <param name="folder">Of the zip, with its slash; empty for the whole of it.</param>
internal sealed class ExportZip(ZipArchive zip, BlobStore blobs, Guid workspaceId, string folder = "")
{
    public List<ExportedFile> Data { get; } = [];

    public List<ExportedGap> Missing { get; } = [];

    public async Task AddDataAsync(string name, Func<Stream, Task<int>> write, CancellationToken cancellationToken)
    {
        var path = $"{folder}data/{name}.json";
        using var hash = SHA256.Create();
        await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        int rows;
        await using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            rows = await write(hashed);
        }

        Data.Add(new ExportedFile(path, rows, Convert.ToHexStringLower(hash.Hash!)));
    }

    /// <summary>A file of the store; one that is not there, or is not what its name says, is named in the manifest.</summary>
    /// <returns>Whether it is in the zip.</returns>
    public async Task<bool> AddBlobAsync(string name, string blobHash, CancellationToken cancellationToken)
    {
        var path = folder + name;
        try
        {
            await using var file = blobs.OpenRead(workspaceId, blobHash);
            using var hash = SHA256.Create();
            // PNG is compressed already; doing it again costs time and saves nothing.
            await using var entry = await zip.CreateEntry(path, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true))
            {
                await file.CopyToAsync(hashed, cancellationToken);
            }

            if (Convert.ToHexStringLower(hash.Hash!) != blobHash)
            {
                Missing.Add(new ExportedGap(path, "The file was damaged on the server: it is here as it lay there."));
            }

            return true;
        }
        catch (StudioException gone)
        {
            Missing.Add(new ExportedGap(path, gone.Message));
            return false;
        }
    }

    public async Task AddTextAsync(string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(folder + name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }
}

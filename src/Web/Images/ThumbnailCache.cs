using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Inference.Imaging;

namespace Studio.Web.Images;

/// <summary>
/// Small copies of large pictures, without their metadata. A cache on disk, by content: it can be deleted at any time,
/// and who may see a picture is asked before anything is read from here. Singleton, thread-safe.
/// </summary>
public sealed class ThumbnailCache(IOptions<DataOptions> options) : IDisposable
{
    // A gallery asks for sixty at once; decoding them all at once would hold sixty pictures in memory.
    private readonly SemaphoreSlim _workers = new(2);

    private readonly string _folder = Path.Combine(options.Value.Folder, "cache", "thumbs");

    public async Task<Stream> OpenAsync(Guid workspaceId, string hash, ThumbSize size, Func<Task<byte[]>> original, CancellationToken cancellationToken)
    {
        var path = Path.Combine(_folder, workspaceId.ToString("D"), hash[..2], $"{hash}-{(int)size}.png");
        if (!File.Exists(path))
        {
            await _workers.WaitAsync(cancellationToken);
            try
            {
                await MakeAsync(path, size, original, cancellationToken);
            }
            finally
            {
                _workers.Release();
            }
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true);
    }

    public void Dispose() => _workers.Dispose();

    private static async Task MakeAsync(string path, ThumbSize size, Func<Task<byte[]>> original, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return;
        }

        var picture = PngReader.Read(await original());
        var (width, height) = Resizer.Fit(picture.Width, picture.Height, (int)size);
        var thumb = PngWriter.Write(width, height, Resizer.Box(picture.Width, picture.Height, picture.Rgb, width, height), []);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Two requests may make the same one; each moves a whole file into place.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllBytesAsync(temporary, thumb, cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }
}

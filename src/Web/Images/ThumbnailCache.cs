using Studio.Data.Storage;
using Studio.Inference.Imaging;

namespace Studio.Web.Images;

/// <summary>
/// Makes small copies of large pictures, without their metadata, and keeps them. Who may see a picture is asked before anything is read
/// from here. Singleton, thread-safe.
/// </summary>
public sealed class ThumbnailCache(ThumbnailFolder folder) : IDisposable
{
    // A gallery asks for sixty at once; decoding them all at once would hold sixty pictures in memory.
    private readonly SemaphoreSlim _workers = new(2);

    public Task<Stream> OpenAsync(Guid workspaceId, string hash, ThumbSize size, Func<Task<byte[]>> original, CancellationToken cancellationToken) =>
        OpenAsync(folder.PathOf(workspaceId, hash, (int)size), picture => Small(picture, size), original, cancellationToken);

    /// <summary>So little of it that nothing can be made out.</summary>
    public Task<Stream> OpenBlurAsync(Guid workspaceId, string hash, Func<Task<byte[]>> original, CancellationToken cancellationToken) =>
        OpenAsync(folder.PathOf(workspaceId, hash, BlurThumb.Side), picture => BlurThumb.Of(picture.Width, picture.Height, picture.Rgb), original, cancellationToken);

    public void Dispose() => _workers.Dispose();

    private async Task<Stream> OpenAsync(string path, Func<PngImage, PngImage> make, Func<Task<byte[]>> original, CancellationToken cancellationToken)
    {
        if (Open(path) is { } kept)
        {
            return kept;
        }

        await _workers.WaitAsync(cancellationToken);
        try
        {
            return Open(path) ?? await MakeAsync(path, make, original, cancellationToken);
        }
        finally
        {
            _workers.Release();
        }
    }

    private static PngImage Small(PngImage picture, ThumbSize size)
    {
        var (width, height) = Resizer.Fit(picture.Width, picture.Height, (int)size);
        return new PngImage(width, height, Resizer.Box(picture.Width, picture.Height, picture.Rgb, width, height), []);
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, useAsync: true);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static async Task<Stream> MakeAsync(string path, Func<PngImage, PngImage> make, Func<Task<byte[]>> original, CancellationToken cancellationToken)
    {
        var made = make(PngReader.Read(await original()));
        var thumb = PngWriter.Write(made.Width, made.Height, made.Rgb, []);
        // Two requests may make the same one; each moves a whole file into place.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(temporary, thumb, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            // A full disk costs time at the next look, not the picture.
        }
        finally
        {
            // Moved, or left by a failure or a cancellation.
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }

        return new MemoryStream(thumb);
    }
}

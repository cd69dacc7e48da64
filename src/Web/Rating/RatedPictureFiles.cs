using Studio.Data;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;

namespace Studio.Web.Rating;

/// <summary>Pictures as raters get them: nothing but pixels, written anew. Singleton, thread-safe.</summary>
public sealed class RatedPictureFiles(BlobStore blobs) : IDisposable
{
    // A page asks for four at once; a class of thirty for a hundred and twenty.
    private readonly SemaphoreSlim _workers = new(2);

    internal async Task<byte[]> ReadAsync(CurrentWorkspace workspace, RatedPicture picture, CancellationToken cancellationToken)
    {
        await _workers.WaitAsync(cancellationToken);
        try
        {
            await using var file = blobs.OpenRead(workspace.Id, picture.BlobHash);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancellationToken);
            return Write(PngReader.Read(bytes), picture);
        }
        catch (StudioException gone) when (gone.Kind == RefusalKind.NotFound)
        {
            // The usual sentence would name the file.
            throw StudioException.NotFound("The file of this picture is missing.");
        }
        finally
        {
            _workers.Release();
        }
    }

    public void Dispose() => _workers.Dispose();

    private static byte[] Write(PngImage pixels, RatedPicture picture)
    {
        var shown = EqualSize.Of(pixels, picture.Other, picture.IsSmall);
        var rgb = picture.IsScrambled ? ScrambledPicture.Of(shown.Width, shown.Height, shown.Rgb, BitConverter.ToInt32(picture.Image.ToByteArray(), 8)) : shown.Rgb;
        return PngWriter.Write(shown.Width, shown.Height, rgb, []);
    }
}

using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Studio.Data;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Folders;

/// <summary>A JPEG or WebP file that a person picked, as the PNG that their browser makes of it: the server decodes PNG alone.</summary>
internal static class BrowserPicture
{
    /// <summary>Beyond it the browser makes it smaller; a side of a picture that a model made.</summary>
    public const int MostSide = 8_192;

    /// <summary>Bytes that tell what a file is.</summary>
    public const int Beginning = 12;

    /// <summary>A browser that cannot decode a file never answers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static bool IsOne(string name) => Path.GetExtension(name).ToLowerInvariant() is ".jpg" or ".jpeg" or ".webp";

    /// <exception cref="StudioException">It is no picture, or too large.</exception>
    public static async Task<Stream> OpenAsync(IBrowserFile file, CancellationToken ct)
    {
        if (!await BeginsAsPictureAsync(file, ct))
        {
            throw NoPicture();
        }

        return await ReadableAsync(
            async token => (await file.RequestImageFileAsync("image/png", MostSide, MostSide)).OpenReadStream(ImageImport.MaxBytes + 1L, token), ct);
    }

    public static StudioException NoPicture() => new("it is no JPEG or WebP picture.");

    /// <summary>What the browser makes of it, or why it makes nothing.</summary>
    public static async Task<Stream> ReadableAsync(Func<CancellationToken, Task<Stream>> make, CancellationToken ct)
    {
        try
        {
            return await make(ct).WaitAsync(Patience, ct);
        }
        catch (Exception broken) when (broken is TimeoutException or JSException || (broken is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new StudioException("the browser cannot read it; it may be damaged.", RefusalKind.Invalid, broken);
        }
        catch (IOException large)
        {
            throw new StudioException($"as PNG it is larger than {ImageImport.MaxBytes >> 20} MB.", RefusalKind.Invalid, large);
        }
    }

    private static async Task<bool> BeginsAsPictureAsync(IBrowserFile file, CancellationToken ct)
    {
        if (file.Size is 0 or > PickedFiles.MostBytes)
        {
            return false;
        }

        var beginning = new byte[Beginning];
        await using var stream = file.OpenReadStream(PickedFiles.MostBytes, ct);
        var read = await stream.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, ct);
        return IsPicture(beginning.AsSpan(0, read));
    }

    /// <summary>JPEG's first marker; RIFF with WEBP in it.</summary>
    internal static bool IsPicture(ReadOnlySpan<byte> beginning) =>
        beginning is [0xFF, 0xD8, 0xFF, ..]
        || (beginning.Length >= Beginning && beginning[..4].SequenceEqual("RIFF"u8) && beginning[8..12].SequenceEqual("WEBP"u8));
}

using System.IO.Compression;
using Microsoft.JSInterop;
using Studio.Data;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Folders;

/// <summary>A JPEG or WebP file inside a ZIP: unpacked here, and sent to the browser, which makes a PNG of it.</summary>
internal static class ZippedPicture
{
    /// <exception cref="StudioException">It is no picture, or too large.</exception>
    public static async Task<Stream> OpenAsync(IJSRuntime script, ZipArchiveEntry entry, CancellationToken ct)
    {
        using var packed = await ReadAsync(entry, ct);
        if (!BrowserPicture.IsPicture(packed.GetBuffer().AsSpan(0, (int)Math.Min(packed.Length, BrowserPicture.Beginning))))
        {
            throw BrowserPicture.NoPicture();
        }

        return await BrowserPicture.ReadableAsync(
            async token =>
            {
                await using var module = await script.InvokeAsync<IJSObjectReference>("import", token, "/js/evaluations/png.js");
                using var sent = new DotNetStreamReference(packed, leaveOpen: true);
                await using var png = await module.InvokeAsync<IJSStreamReference>("toPng", token, sent, BrowserPicture.MostSide);
                if (png.Length > ImageImport.MaxBytes)
                {
                    throw new StudioException($"as PNG it is larger than {ImageImport.MaxBytes >> 20} MB.");
                }

                // Whole, because the browser lets go of it here.
                await using var stream = await png.OpenReadStreamAsync(ImageImport.MaxBytes, token);
                var made = new MemoryStream();
                await stream.CopyToAsync(made, token);
                made.Position = 0;
                return made;
            },
            ct);
    }

    /// <summary>What a ZIP says of a file's size need not be true.</summary>
    private static async Task<MemoryStream> ReadAsync(ZipArchiveEntry entry, CancellationToken ct)
    {
        var read = new MemoryStream();
        try
        {
            await using var stream = await entry.OpenAsync(ct);
            var buffer = new byte[81_920];
            for (int count; (count = await stream.ReadAsync(buffer, ct)) > 0;)
            {
                if (read.Length + count > ImageImport.MaxBytes)
                {
                    throw new StudioException($"it is larger than {ImageImport.MaxBytes >> 20} MB.");
                }

                read.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException broken)
        {
            throw new StudioException("it cannot be unpacked; the ZIP may be damaged.", RefusalKind.Invalid, broken);
        }

        read.Position = 0;
        return read;
    }
}

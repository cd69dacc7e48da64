using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Studio.Data;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Folders;

/// <summary>What a person picked: PNG, JPEG and WebP files, or a ZIP with folders of them.</summary>
internal static class PickedFiles
{
    public const long MostBytes = 512L << 20;

    public static async IAsyncEnumerable<PictureFile> OfAsync(IReadOnlyList<IBrowserFile> files, IJSRuntime script, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in files)
        {
            if (file.Size > MostBytes)
            {
                throw new StudioException($"{file.Name} is larger than {MostBytes >> 20} MB. Split it.");
            }

            if (file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                await foreach (var picture in OfZipAsync(file, script, ct))
                {
                    yield return picture;
                }
            }
            else if (IsPicture(file.Name))
            {
                yield return new PictureFile(file.Name, _ => file.Size > ImageImport.MaxBytes
                    ? throw new StudioException($"it is larger than {ImageImport.MaxBytes >> 20} MB.")
                    : Task.FromResult(file.OpenReadStream(ImageImport.MaxBytes + 1L, ct)));
            }
            else if (BrowserPicture.IsOne(file.Name))
            {
                yield return new PictureFile(file.Name, token => BrowserPicture.OpenAsync(file, token));
            }
        }
    }

    private static async IAsyncEnumerable<PictureFile> OfZipAsync(IBrowserFile file, IJSRuntime script, [EnumeratorCancellation] CancellationToken ct)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var copy = File.Create(path))
            {
                await using var stream = file.OpenReadStream(MostBytes, ct);
                await stream.CopyToAsync(copy, ct);
            }

            await using var zip = Open(path, file.Name);
            foreach (var entry in zip.Entries.Where(entry => !entry.FullName.Contains("__MACOSX", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                if (IsPicture(entry.FullName))
                {
                    yield return new PictureFile(entry.FullName, token => entry.OpenAsync(token));
                }
                else if (BrowserPicture.IsOne(entry.FullName))
                {
                    yield return new PictureFile(entry.FullName, token => ZippedPicture.OpenAsync(script, entry, token));
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ZipArchive Open(string path, string name)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException broken)
        {
            throw new StudioException($"{name} is no ZIP file, or is damaged.", RefusalKind.Invalid, broken);
        }
    }

    private static bool IsPicture(string name) => name.EndsWith(".png", StringComparison.OrdinalIgnoreCase);
}

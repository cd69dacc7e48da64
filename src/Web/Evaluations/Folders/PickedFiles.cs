using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components.Forms;
using Studio.Data;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Folders;

/// <summary>What a person picked: PNG files, or one ZIP with folders of them.</summary>
internal static class PickedFiles
{
    public const long MostBytes = 512L << 20;

    public static async IAsyncEnumerable<PictureFile> OfAsync(IReadOnlyList<IBrowserFile> files, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in files)
        {
            if (file.Size > MostBytes)
            {
                throw new StudioException($"{file.Name} is larger than {MostBytes >> 20} MB. Split it.");
            }

            if (file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                await foreach (var picture in OfZipAsync(file, ct))
                {
                    yield return picture;
                }
            }
            else if (IsPicture(file.Name))
            {
                yield return new PictureFile(file.Name, file.OpenReadStream(ImageImport.MaxBytes + 1L, ct));
            }
        }
    }

    private static async IAsyncEnumerable<PictureFile> OfZipAsync(IBrowserFile file, [EnumeratorCancellation] CancellationToken ct)
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
            foreach (var entry in zip.Entries.Where(entry => IsPicture(entry.FullName) && !entry.FullName.Contains("__MACOSX", StringComparison.Ordinal)).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                yield return new PictureFile(entry.FullName, await entry.OpenAsync(ct));
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

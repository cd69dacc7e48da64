using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;

namespace Studio.Web.Images;

/// <summary>Several pictures as one file, written while it is sent: memory does not grow with their number.</summary>
public sealed class ImageZip(ImageFiles files, AuditLog audit, IDbContextFactory<StudioDbContext> contexts, TimeProvider time)
{
    public const int MaxPictures = 2000;

    internal string FileName => string.Create(CultureInfo.InvariantCulture, $"studio-{time.GetUtcNow():yyyyMMdd-HHmm}.zip");

    internal async Task<IReadOnlyList<StoredImage>> FindAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length is 0 or > MaxPictures)
        {
            throw new StudioException($"A download holds 1 to {MaxPictures} pictures.");
        }

        var pictures = await files.FindAllAsync(ids, cancellationToken);
        return pictures.Count > 0 ? pictures : throw StudioException.NotFound("None of these pictures is here. They may have been deleted.");
    }

    /// <summary>Before the first byte leaves.</summary>
    internal async Task WriteDownAsync(IReadOnlyList<StoredImage> pictures, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.SaveAsync(context, new AuditSaying(AuditAct.Exported, Details: new { what = "pictures", count = pictures.Count }), cancellationToken);
    }

    internal async Task WriteAsync(IReadOnlyList<StoredImage> pictures, Stream output, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var missing = new List<string>();
        foreach (var picture in pictures)
        {
            var name = Unique(DownloadName.Of(picture.Wish, picture.Prompt, picture.Seed), taken);
            try
            {
                await using var file = files.OpenRead(picture);
                // PNG is compressed already; doing it again costs time and saves nothing.
                await using var entry = await zip.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
                await file.CopyToAsync(entry, cancellationToken);
            }
            catch (StudioException gone)
            {
                missing.Add($"{name}: {gone.Message}");
            }
        }

        if (missing.Count > 0)
        {
            await using var note = new StreamWriter(await zip.CreateEntry("missing.txt").OpenAsync(cancellationToken));
            await note.WriteAsync(string.Join('\n', missing).AsMemory(), cancellationToken);
        }
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{number}.png");
        }

        return candidate;
    }
}

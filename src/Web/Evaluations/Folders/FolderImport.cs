using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Evaluations.Designs;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Folders;

/// <summary>Pictures from elsewhere become a system of a draft. Scoped: acts in the current workspace.</summary>
public sealed class FolderImport(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ImageImport images, EvaluationPictureRemoval pictures, DesignActions design)
{
    public const int MostPictures = 2_000;

    /// <summary>The system is added last, when all pictures are stored: a broken one leaves the draft as it was.</summary>
    /// <returns>How many pictures were added, and the files that are none.</returns>
    public async Task<FolderImported> AddAsync(Guid evaluation, Guid version, string name, IAsyncEnumerable<PictureFile> files, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        workspace.Access.Require(Permission.CreateImages);
        var added = new Dictionary<string, Guid>(StringComparer.Ordinal);
        try
        {
            var broken = await StoreAsync(evaluation, files, added, ct);
            await RequireAsync(evaluation, added, broken, ct);
            await KeepAsync(evaluation, version, name, added, ct);
            return new FolderImported(added.Count, broken);
        }
        catch
        {
            // Nothing names them: not even a person who stops waiting leaves some behind.
            await pictures.TheseAsync(evaluation, added.Values, CancellationToken.None);
            throw;
        }
    }

    private async Task<IReadOnlyList<string>> StoreAsync(Guid evaluation, IAsyncEnumerable<PictureFile> files, Dictionary<string, Guid> added, CancellationToken ct)
    {
        var broken = new List<string>();
        await foreach (var file in files.WithCancellation(ct))
        {
            var path = file.Path.Replace('\\', '/').TrimStart('/');
            if (path.Length > EvaluationFile.MaxPath || added.ContainsKey(path))
            {
                broken.Add($"{path[..Math.Min(80, path.Length)]}: twice, or too long a name");
                continue;
            }

            if (added.Count == MostPictures)
            {
                throw new StudioException($"A folder may have {MostPictures:N0} pictures. Split it, or leave out those of prompts that are not asked.");
            }

            try
            {
                await using var content = await file.OpenAsync(ct);
                added.Add(path, (await images.AddAsync(content, evaluation, ct)).Id);
            }
            catch (StudioException refusal) when (refusal.Kind == RefusalKind.Invalid)
            {
                broken.Add($"{path}: {refusal.Message}");
            }
        }

        return broken;
    }

    private async Task RequireAsync(Guid evaluation, Dictionary<string, Guid> added, IReadOnlyList<string> broken, CancellationToken ct)
    {
        if (added.Count == 0)
        {
            throw new StudioException(broken.Count == 0 ? "There is no PNG, JPEG or WebP picture in it." : $"None of it is a picture. {broken[0]}");
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var pixels = await PixelsAsync(db, evaluation, added, ct);
        var folders = (await db.EvaluationFiles.AsNoTracking().Where(f => f.EvaluationId == evaluation).ToListAsync(ct)).GroupBy(f => f.EntryId);
        foreach (var folder in folders)
        {
            if ((await PixelsAsync(db, evaluation, folder.ToDictionary(f => f.Path, f => f.ImageId, StringComparer.Ordinal), ct)).SequenceEqual(pixels))
            {
                var same = await db.EvaluationEntries.Where(e => e.Id == folder.Key).Select(e => e.Name).SingleAsync(ct);
                throw new StudioException($"These are the pictures of “{same}” again: a system that is compared with itself says nothing. Pick another folder, or take “{same}” out first.");
            }
        }
    }

    /// <summary>Names and pixels, in order: PNG and JPEG of one picture are two.</summary>
    private static async Task<IReadOnlyList<(string, string)>> PixelsAsync(StudioDbContext db, Guid evaluation, IReadOnlyDictionary<string, Guid> files, CancellationToken ct)
    {
        var hashes = await db.Images.AlsoHidden().Where(i => i.EvaluationId == evaluation).Select(i => new { i.Id, i.PixelHash }).ToDictionaryAsync(i => i.Id, i => i.PixelHash, ct);
        return [.. files.Select(file => (Path.GetFileName(file.Key), hashes.GetValueOrDefault(file.Value, ""))).Order()];
    }

    private async Task KeepAsync(Guid evaluation, Guid version, string name, Dictionary<string, Guid> added, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await design.AddEntryAsync(
            evaluation,
            version,
            entries => new EvaluationEntry
            {
                Id = id,
                EvaluationId = evaluation,
                Place = entries.Count == 0 ? 0 : entries[^1].Place + 1,
                Name = name,
                Kind = EvaluationEntryKind.Imported,
                FolderName = name,
            },
            ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.AddRange(added.Select(file => new EvaluationFile { EvaluationId = evaluation, EntryId = id, Path = file.Key, ImageId = file.Value }));
        await db.SaveChangesAsync(ct);
    }
}

/// <param name="OpenAsync">A refusal leaves this file out and no other.</param>
public sealed record PictureFile(string Path, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <param name="LeftOut">Files that are no pictures, each with why.</param>
public sealed record FolderImported(int Added, IReadOnlyList<string> LeftOut);

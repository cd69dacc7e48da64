using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Evaluations.Designs;
using Studio.Web.Images;

namespace Studio.Web.Evaluations.Folders;

/// <summary>Pictures from elsewhere become a system of a draft. Scoped: acts in the current workspace.</summary>
public sealed class FolderImport(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ImageImport images, DesignActions design)
{
    public const int MostPictures = 2_000;

    /// <summary>The system is added last, when all pictures are stored: a broken one leaves the draft as it was.</summary>
    /// <returns>How many pictures were added, and the files that are none.</returns>
    public async Task<FolderImported> AddAsync(Guid evaluation, Guid version, string name, IAsyncEnumerable<PictureFile> files, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        workspace.Access.Require(Permission.CreateImages);
        var added = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var broken = new List<string>();
        await foreach (var file in files.WithCancellation(ct))
        {
            await using var content = file.Content;
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
                added.Add(path, (await images.AddAsync(content, evaluation, ct)).Id);
            }
            catch (StudioException refusal) when (refusal.Kind == RefusalKind.Invalid)
            {
                broken.Add($"{path}: {refusal.Message}");
            }
        }

        if (added.Count == 0)
        {
            throw new StudioException(broken.Count == 0 ? "There is no PNG picture in it." : $"None of it is a picture. {broken[0]}");
        }

        await KeepAsync(evaluation, version, name, added, ct);
        return new FolderImported(added.Count, broken);
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

public sealed record PictureFile(string Path, Stream Content);

/// <param name="LeftOut">Files that are no pictures, each with why.</param>
public sealed record FolderImported(int Added, IReadOnlyList<string> LeftOut);

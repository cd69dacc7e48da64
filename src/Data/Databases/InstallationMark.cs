using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data.Storage;
using Studio.Data.Tenancy;

namespace Studio.Data.Databases;

/// <summary>
/// Nodes that share a PostgreSQL database must share data folder and pictures as well: a node with a folder of its own would lose every picture
/// to the others, and sign everybody out. Both folders carry the database's id in a file, and a server does not start where it differs.
/// </summary>
public sealed class InstallationMark(AcrossWorkspaces across, IOptions<DataOptions> data, IOptions<StorageOptions> storage)
{
    public const string FileName = "studio-id";

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!data.Value.IsPostgreSql)
        {
            return;
        }

        string[] folders = [data.Value.Folder, storage.Value.Folder];
        var id = await KnownAsync(cancellationToken) ?? await FirstAsync(folders, cancellationToken);
        foreach (var folder in folders)
        {
            Check(folder, id);
        }
    }

    private static void Check(string folder, Guid id)
    {
        var file = Path.Combine(folder, FileName);
        if (ReadMark(folder) is not { } mark)
        {
            throw StudioException.Unavailable(
                $"The folder {folder} does not belong to this database: it has no file {FileName}. All servers of one database use the same folder, on a file system they share: "
                + $"mount it there, or name it by Data:Folder (pictures: Storage:Folder). Only if this is the right folder and the file was lost, write {id} into {file}.");
        }

        if (mark != id)
        {
            throw StudioException.Unavailable(
                $"The folder {folder} belongs to another database: its file {FileName} does not say {id}. "
                + "Name the right folder by Data:Folder (pictures: Storage:Folder), or the right database by Data:ConnectionString.");
        }
    }

    /// <summary>The first start of all. The folders are marked first: a start that breaks off before the row is written goes on with their id.</summary>
    private async Task<Guid> FirstAsync(string[] folders, CancellationToken cancellationToken)
    {
        var id = folders.Select(ReadMark).FirstOrDefault(mark => mark is not null) ?? Guid.CreateVersion7();
        foreach (var folder in folders)
        {
            id = Write(folder, id);
        }

        await using var context = across.CreateContext();
        context.Add(new Installation { Id = id });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return id;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another node was first; where it has the same folder, it has the same id.
            return await KnownAsync(cancellationToken) ?? throw StudioException.Unavailable("The database does not keep this studio's id. Is it read-only?");
        }
    }

    private async Task<Guid?> KnownAsync(CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await context.Installations.Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <returns>The id that the folder has afterwards: that of the node that was first.</returns>
    private static Guid Write(string folder, Guid id)
    {
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"{FileName}.{Guid.NewGuid():N}.tmp");
        File.WriteAllText(temporary, id.ToString());
        try
        {
            File.Move(temporary, Path.Combine(folder, FileName), overwrite: false);
            return id;
        }
        catch (IOException) when (ReadMark(folder) is { } first)
        {
            File.Delete(temporary);
            return first;
        }
    }

    private static Guid? ReadMark(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        return Guid.TryParse(File.ReadAllText(file).Trim(), out var id)
            ? id
            : throw StudioException.Unavailable($"The file {file} should hold the id of this studio and nothing else. Restore it from a backup.");
    }
}

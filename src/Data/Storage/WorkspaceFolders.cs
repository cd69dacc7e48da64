using Microsoft.Extensions.Options;

namespace Studio.Data.Storage;

/// <summary>Everything that lies on the disk for one workspace: its pictures, their small copies and previews, and the zips of all of it. Thread-safe.</summary>
public sealed class WorkspaceFolders(IOptions<DataOptions> data, IOptions<StorageOptions> storage)
{
    private const string Exports = "exports";

    public string ExportOf(Guid workspaceId, Guid taskId) => ExportIn(ExportsOf(workspaceId), taskId);

    /// <summary>A name that is known only once the file is whole.</summary>
    public static string ExportIn(string folder, Guid taskId) => Path.Combine(folder, $"{taskId:N}.zip");

    public string ExportsOf(Guid workspaceId) => Path.Combine(data.Value.Folder, Exports, workspaceId.ToString("D"));

    /// <summary>Beside those of the workspaces: what a person takes along comes from several.</summary>
    public string ExportsOfPerson(Guid userId) => Path.Combine(PeoplesExports, userId.ToString("D"));

    internal string PeoplesExports => Path.Combine(data.Value.Folder, Exports, "people");

    internal void Delete(Guid workspaceId)
    {
        foreach (var folder in Roots.Select(root => BlobPath.Workspace(root, workspaceId)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Whose folders there are.</summary>
    internal IReadOnlyCollection<Guid> Known() => Roots.Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Select(folder => Guid.TryParseExact(Path.GetFileName(folder), "D", out var id) ? id : Guid.Empty)
        .Where(id => id != Guid.Empty)
        .ToHashSet();

    private IEnumerable<string> Roots =>
    [
        storage.Value.Folder, Path.Combine(data.Value.Folder, "cache", "thumbs"), Path.Combine(data.Value.Folder, "cache", "previews"), Path.Combine(data.Value.Folder, Exports),
    ];
}

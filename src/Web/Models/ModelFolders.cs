using Studio.Data;
using Studio.Inference.Models;

namespace Studio.Web.Models;

/// <summary>Models that lie in a folder of this machine: what one holds, and the link that adds it. Singleton.</summary>
/// <param name="root">models/ of the data folder.</param>
internal sealed class ModelFolders(string root)
{
    /// <summary>Reads it as the catalog would; changes nothing. A broken one is an InferenceException with the sentence.</summary>
    public FolderModel Look(string path)
    {
        var full = Full(path);
        if (File.Exists(full))
        {
            var chat = GgufModel.Read(full);
            return new FolderModel(full, chat.Name, chat.Architecture, ModelWords.Licence(chat.Licence), new FileInfo(full).Length, [new(Path.GetFileName(full), new FileInfo(full).Length)], HasEncoder: null);
        }

        var model = DiffusionFolder.Read(full);
        var parts = model.Files.Keys.GroupBy(file => file.Split('/')[0], StringComparer.Ordinal)
            .Select(group => new FolderPart(group.Key, BytesOf(full, group))).OrderByDescending(part => part.Bytes).ToList();
        return new FolderModel(full, model.Name, ModelWords.Family(model), ModelWords.Licence(model.Licence), parts.Sum(part => part.Bytes), parts, model.HasEncoder);
    }

    /// <summary>Links it into the data folder: nothing is copied, and removing the model removes the link only.</summary>
    public void Add(string path)
    {
        var full = Full(path);
        if (Path.GetDirectoryName(full) == root)
        {
            return;
        }

        Directory.CreateDirectory(root);
        var link = Path.Combine(root, Path.GetFileName(full));
        if (Path.Exists(link))
        {
            throw StudioException.Conflict($"There is a model called {Path.GetFileName(full)} already. Rename the folder, or remove the other one first.");
        }

        if (File.Exists(full))
        {
            File.CreateSymbolicLink(link, full);
        }
        else
        {
            Directory.CreateSymbolicLink(link, full);
        }
    }

    public bool IsLinked(string path) => Path.GetDirectoryName(path) == root && LinkOf(path) is not null;

    /// <summary>Takes the link away; what it points to stays.</summary>
    public void Remove(string path)
    {
        if (!IsLinked(path))
        {
            throw new StudioException("Studio did not put this model here. Move its folder away, then look again.");
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }
        else
        {
            File.Delete(path);
        }
    }

    public static long BytesOf(string folder, IEnumerable<string> files) => files.Sum(file => Length(Path.Combine(folder, file)));

    private static long Length(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true) is FileInfo target ? target.Length : new FileInfo(file).Length;

    private static string? LinkOf(string path) => Directory.Exists(path) ? new DirectoryInfo(path).LinkTarget : new FileInfo(path).LinkTarget;

    private static string Full(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(path.Trim());
        if (!Path.IsPathFullyQualified(full))
        {
            throw new StudioException("Write the whole path of the folder on the server, from its root.");
        }

        return Path.Exists(full) ? Path.GetFullPath(full) : throw StudioException.NotFound($"There is no folder or file {full} on the server.");
    }
}

public sealed record FolderModel(string Path, string Name, string Kind, string Licence, long Bytes, IReadOnlyList<FolderPart> Parts, bool? HasEncoder);

public sealed record FolderPart(string Name, long Bytes);

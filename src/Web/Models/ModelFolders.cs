using Studio.Data;
using Studio.Inference;
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
            var files = GgufModel.FilesOf(full).Select(file => new FolderPart(Path.GetFileName(file), LinkedFile.BytesOf(file))).ToList();
            return new FolderModel(full, chat.Name, chat.Architecture, ModelWords.Licence(chat.Licence), files.Sum(file => file.Bytes), files, HasEncoder: null);
        }

        if (!DiffusionFolder.LooksLikeOne(full) && Directory.EnumerateFiles(full, "*.gguf").Order(StringComparer.Ordinal).FirstOrDefault() is string gguf)
        {
            throw new StudioException($"{Path.GetFileName(full)} is no diffusion model, but the language model {Path.GetFileName(gguf)} lies in it. Give its whole path: {gguf}.");
        }

        var model = DiffusionFolder.Read(full);
        var parts = model.Files.Keys.GroupBy(file => file.Split('/')[0], StringComparer.Ordinal)
            .Select(group => new FolderPart(group.Key, BytesOf(full, group))).OrderByDescending(part => part.Bytes).ToList();
        return new FolderModel(full, model.Name, ModelWords.Family(model), ModelWords.Licence(model.Licence), parts.Sum(part => part.Bytes), parts, model.HasEncoder);
    }

    /// <summary>Links it into the data folder: nothing is copied, and removing the model removes the link only.</summary>
    /// <param name="path">A folder or a GGUF file.</param>
    /// <param name="catalog">What is here: two models of one name cannot be told apart.</param>
    public void Add(string path, ModelCatalog catalog)
    {
        var full = Full(path);
        if (Path.GetDirectoryName(full) == root)
        {
            return;
        }

        var id = File.Exists(full) ? GgufModel.NameOf(full) : Path.GetFileName(full);
        if (catalog.Diffusion.Select(model => model.Id).Concat(catalog.Chat.Select(model => model.Id)).Contains(id, StringComparer.OrdinalIgnoreCase))
        {
            throw StudioException.Conflict($"There is a model called {id} already. Give the {(File.Exists(full) ? "file" : "folder")} another name, or remove the other model first.");
        }

        Directory.CreateDirectory(root);
        var link = Path.Combine(root, Path.GetFileName(full));
        if (Path.Exists(link))
        {
            throw StudioException.Conflict($"There is a model called {Path.GetFileName(full)} already. Give it another name, or remove the other one first.");
        }

        if (File.Exists(full))
        {
            foreach (var file in GgufModel.FilesOf(full))
            {
                File.CreateSymbolicLink(Path.Combine(root, Path.GetFileName(file)), file);
            }
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
            // What lies beside the link is a link of ours too, or settings that are of no use without it.
            foreach (var file in FilesOf(path))
            {
                File.Delete(file);
            }
        }
    }

    private static IReadOnlyList<string> FilesOf(string link)
    {
        try
        {
            return GgufModel.FilesOf(link);
        }
        catch (InferenceException)
        {
            return [link];
        }
    }

    public static long BytesOf(string folder, IEnumerable<string> files) => files.Sum(file => LinkedFile.BytesOf(Path.Combine(folder, file)));

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

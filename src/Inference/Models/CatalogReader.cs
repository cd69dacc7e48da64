namespace Studio.Inference.Models;

/// <summary>One walk through the folders: every model becomes an entry or a sentence.</summary>
internal sealed class CatalogReader(ModelCatalogOptions options)
{
    // models/<model>, or a hub cache: models/models--org--name/snapshots/<revision>.
    private const int MaxDepth = 4;

    private readonly FileHashes _hashes = new(options.HashCacheFile);
    private readonly List<DiffusionModel> _diffusion = [];
    private readonly List<ClassifierModel> _classifiers = [];
    private readonly List<ChatModel> _chat = [];
    private readonly List<BrokenModel> _broken = [];

    public CatalogSnapshot Read()
    {
        foreach (var folder in options.Folders.Where(Directory.Exists))
        {
            Walk(folder, depth: 0);
        }

        _hashes.Save();
        return new CatalogSnapshot(_diffusion, _chat, _classifiers, _broken);
    }

    private void Walk(string folder, int depth)
    {
        if (DiffusionFolder.LooksLikeOne(folder))
        {
            Try(folder, () => Add(_diffusion, DiffusionFolder.Read(folder, _hashes), model => model.Id));
            return;
        }

        if (ClassifierFolder.LooksLikeOne(folder))
        {
            Try(folder, () => Add(_classifiers, ClassifierFolder.Read(folder, _hashes), model => model.Id));
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.gguf").Order(StringComparer.Ordinal).Where(GgufModel.IsFirstPart))
        {
            Try(file, () => Add(_chat, GgufModel.Read(file, _hashes), model => model.Id));
        }

        if (depth < MaxDepth)
        {
            // Hidden folders are work in progress: of a download, of version control.
            foreach (var child in Directory.EnumerateDirectories(folder).Where(child => Path.GetFileName(child)[0] != '.').Order(StringComparer.Ordinal))
            {
                Walk(child, depth + 1);
            }
        }
    }

    private void Try(string folder, Action read)
    {
        try
        {
            read();
        }
        catch (InferenceException e)
        {
            _broken.Add(new BrokenModel(folder, $"{Path.GetFileName(folder)}: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _broken.Add(new BrokenModel(folder, $"{Path.GetFileName(folder)} cannot be read: {e.Message}"));
        }
    }

    private static void Add<TModel>(List<TModel> models, TModel model, Func<TModel, string> id)
    {
        if (models.Exists(other => string.Equals(id(other), id(model), StringComparison.OrdinalIgnoreCase)))
        {
            throw new InferenceException($"another model with the id \"{id(model)}\" was found first; rename one of them.");
        }

        models.Add(model);
    }
}

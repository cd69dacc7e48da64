namespace Studio.Inference.Models;

/// <summary>One walk through the folders: every model becomes an entry or a sentence.</summary>
internal sealed class CatalogReader(ModelCatalogOptions options)
{
    // models/<model>, or a hub cache: models/models--org--name/snapshots/<revision>.
    private const int MaxDepth = 4;

    private readonly FileHashes _hashes = new(options.HashCacheFile);
    private readonly List<(string Path, DiffusionModel Model)> _diffusion = [];
    private readonly List<(string Path, ClassifierModel Model)> _classifiers = [];
    private readonly List<(string Path, ChatModel Model)> _chat = [];
    private readonly List<(string Path, ClipModel Model)> _clips = [];
    private readonly List<BrokenModel> _broken = [];

    public CatalogSnapshot Read()
    {
        foreach (var folder in options.Folders.Where(Directory.Exists))
        {
            Walk(folder, depth: 0);
        }

        _hashes.Save();
        var prompting = Prompting();
        return new CatalogSnapshot(
            CatalogNames.Settle(_diffusion, model => model.Id, (model, id) => model with { Id = id, Name = model.Name == model.Id ? id : model.Name }, _broken.Add),
            [.. CatalogNames.Settle(_chat, model => model.Id, (model, id) => model with { Id = id, Name = model.Name == model.Id ? id : model.Name }, _broken.Add).Select(Asked)],
            CatalogNames.Settle(_classifiers, model => model.Id, (model, id) => model with { Id = id }, _broken.Add),
            CatalogNames.Settle(_clips, model => model.Id, (model, id) => model with { Id = id, Name = id }, _broken.Add),
            _broken);

        ChatModel Asked(ChatModel model) => prompting.GetValueOrDefault(PromptingFile.KeyOf(model.Id)) is { } choice ? model with { Profile = choice.Over(model.Profile), Prompting = choice } : model;
    }

    private IReadOnlyDictionary<string, PromptingChoice> Prompting()
    {
        try
        {
            return new PromptingFile(options.PromptingFile).Read();
        }
        catch (InferenceException e)
        {
            _broken.Add(new BrokenModel(options.PromptingFile, e.Message));
            return new Dictionary<string, PromptingChoice>(StringComparer.Ordinal);
        }
    }

    private void Walk(string folder, int depth)
    {
        if (DiffusionFolder.LooksLikeOne(folder))
        {
            Try(folder, () => _diffusion.Add((folder, DiffusionFolder.Read(folder, _hashes))));
            return;
        }

        if (ClassifierFolder.LooksLikeOne(folder))
        {
            Try(folder, () => _classifiers.Add((folder, ClassifierFolder.Read(folder, _hashes))));
            return;
        }

        if (ClipFolder.LooksLikeOne(folder))
        {
            Try(folder, () => _clips.Add((folder, ClipFolder.Read(folder, _hashes))));
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.gguf").Order(StringComparer.Ordinal).Where(GgufModel.IsFirstPart))
        {
            Try(file, () => _chat.Add((file, GgufModel.Read(file, _hashes))));
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
            _broken.Add(new BrokenModel(folder, e.Message.StartsWith(Path.GetFileName(folder), StringComparison.Ordinal) ? e.Message : $"{Path.GetFileName(folder)}: {e.Message}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _broken.Add(new BrokenModel(folder, $"{Path.GetFileName(folder)} cannot be read: {e.Message}"));
        }
    }
}

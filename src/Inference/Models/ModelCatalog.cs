using Studio.Inference.Hub;

namespace Studio.Inference.Models;

/// <summary>The models on disk. Thread-safe; read once at first use and again by <see cref="Refresh"/>.</summary>
public sealed class ModelCatalog(ModelCatalogOptions options)
{
    private readonly Lock _refreshing = new();
    private volatile CatalogSnapshot? _snapshot;

    public IReadOnlyList<DiffusionModel> Diffusion => Snapshot.Diffusion;

    public IReadOnlyList<ChatModel> Chat => Snapshot.Chat;

    public IReadOnlyList<ClassifierModel> Classifiers => Snapshot.Classifiers;

    /// <summary>What scores pictures against texts.</summary>
    public IReadOnlyList<ClipModel> Clips => Snapshot.Clips;

    public IReadOnlyList<BrokenModel> Broken => Snapshot.Broken;

    private CatalogSnapshot Snapshot
    {
        get
        {
            if (_snapshot is null)
            {
                Refresh();
            }

            return _snapshot!;
        }
    }

    /// <summary>Looks at the folders again.</summary>
    public void Refresh()
    {
        lock (_refreshing)
        {
            _snapshot = new CatalogReader(options).Read();
        }
    }

    /// <summary>The model with this id; the first one when the id is null or empty.</summary>
    public DiffusionModel Find(string? id)
    {
        if (Diffusion.Count == 0)
        {
            throw new InferenceException(Broken.Count == 0
                ? "There is no diffusion model. Put a diffusers-ONNX folder into models/."
                : $"There is no diffusion model that can be used. {Broken[0].Sentence}");
        }

        if (string.IsNullOrEmpty(id))
        {
            return Diffusion[0];
        }

        return Diffusion.FirstOrDefault(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase))
            ?? throw new InferenceException(NotFound(id));
    }

    /// <summary>What a model of the hub will be called here, which depends on what is here already.</summary>
    /// <param name="repository">"org/name".</param>
    /// <param name="file">Its GGUF file; null for a folder.</param>
    public string IdOfHub(string repository, string? file)
    {
        var folder = $"{Path.DirectorySeparatorChar}{new RepositoryFolder("", repository).Name}{Path.DirectorySeparatorChar}";
        var id = file is null ? repository.Split('/')[^1] : GgufModel.NameOf(file);
        var isTaken = file is null
            ? Diffusion.Any(model => IsCalled(model.Id) && !model.Folder.Contains(folder, StringComparison.Ordinal))
            : Chat.Any(model => IsCalled(model.Id) && !model.File.Contains(folder, StringComparison.Ordinal));
        var full = repository.Replace("/", "--", StringComparison.Ordinal);
        return !isTaken ? id : file is null ? full : $"{full}--{id}";

        bool IsCalled(string other) => string.Equals(other, id, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Why a language model that lies here is not among those of <see cref="Chat"/>; null when none of that name lies here.</summary>
    public string? BrokenWriter(string id) =>
        Broken.FirstOrDefault(model => string.Equals(Path.GetFileName(model.Folder), $"{id}.gguf", StringComparison.OrdinalIgnoreCase)) is { } broken
            ? $"The language model \"{id}\" cannot be used. {broken.Sentence}"
            : null;

    /// <summary>Why there is no such model: what is wrong with the one on disk, else which ones there are.</summary>
    public string NotFound(string id) =>
        Broken.FirstOrDefault(model => string.Equals(Path.GetFileName(model.Folder), id, StringComparison.OrdinalIgnoreCase)) is { } broken
            ? $"The model \"{id}\" cannot be used. {broken.Sentence}"
            : $"There is no model \"{id}\". Known: {string.Join(", ", Diffusion.Select(model => model.Id))}.";
}

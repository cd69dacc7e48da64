namespace Studio.Inference.Models;

/// <summary>The models on disk. Thread-safe; read once at first use and again by <see cref="Refresh"/>.</summary>
public sealed class ModelCatalog(ModelCatalogOptions options)
{
    private readonly Lock _refreshing = new();
    private volatile CatalogSnapshot? _snapshot;

    public IReadOnlyList<DiffusionModel> Diffusion => Snapshot.Diffusion;

    public IReadOnlyList<ChatModel> Chat => Snapshot.Chat;

    public IReadOnlyList<ClassifierModel> Classifiers => Snapshot.Classifiers;

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

    /// <summary>Why there is no such model: what is wrong with the one on disk, else which ones there are.</summary>
    public string NotFound(string id) =>
        Broken.FirstOrDefault(model => string.Equals(Path.GetFileName(model.Folder), id, StringComparison.OrdinalIgnoreCase)) is { } broken
            ? $"The model \"{id}\" cannot be used. {broken.Sentence}"
            : $"There is no model \"{id}\". Known: {string.Join(", ", Diffusion.Select(model => model.Id))}.";
}

namespace Studio.Inference.Models;

internal sealed record CatalogSnapshot(
    IReadOnlyList<DiffusionModel> Diffusion,
    IReadOnlyList<ChatModel> Chat,
    IReadOnlyList<ClassifierModel> Classifiers,
    IReadOnlyList<ClipModel> Clips,
    IReadOnlyList<BrokenModel> Broken);

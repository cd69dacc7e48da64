namespace Studio.Inference.Models;

internal sealed record CatalogSnapshot(
    IReadOnlyList<DiffusionModel> Diffusion,
    IReadOnlyList<ChatModel> Chat,
    IReadOnlyList<ClassifierModel> Classifiers,
    IReadOnlyList<BrokenModel> Broken);

using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>The folder that the parts of a model are loaded from.</summary>
/// <param name="Folder">A diffusers-ONNX folder.</param>
/// <param name="Options">Where it computes.</param>
/// <param name="Known">With its hashes, where a catalog has read it; without, nothing is kept of what loading and drawing find out.</param>
internal sealed record ModelSource(string Folder, OnnxOptions Options, DiffusionModel? Known = null)
{
    public string Graph(string part) => Path.Combine(Folder, part, "model.onnx");

    public OnnxModel Load(string part) => OnnxModel.Load(Graph(part), Options, HashOf(part));

    /// <summary>Of everything in the part's folder: weights may lie beside the graph.</summary>
    private string? HashOf(string part) => Known is null
        ? null
        : FileHashes.Together(Known.Files.Where(file => file.Key.StartsWith($"{part}/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal));
}

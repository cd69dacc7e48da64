using Studio.Inference.Diffusion.Models;

namespace Studio.Inference.Models;

/// <summary>How many layers of its text encoders a model gives, read from the graphs' outputs.</summary>
internal static class ClipLayers
{
    /// <summary>SDXL leaves out one layer anyway.</summary>
    private const int Penultimate = 1;

    public static int DeepestSkip(string folder, string family)
    {
        var first = Layers(folder, "text_encoder");
        var deepest = family == ModelFamilies.StableDiffusionXl ? Math.Min(first, Layers(folder, "text_encoder_2")) - 1 - Penultimate : first - 1;
        return Math.Max(0, deepest);
    }

    /// <summary>The embeddings and one per layer.</summary>
    private static int Layers(string folder, string encoder) =>
        OnnxHeader.Read(Path.Combine(folder, encoder, "model.onnx")).Outputs.Count(output => output.Name.StartsWith(ClipTextEncoder.HiddenPrefix, StringComparison.Ordinal));
}

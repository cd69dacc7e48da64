using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>Text to image with any diffusers-ONNX folder of the Stable Diffusion 1.x or 2.x kind. One run at a time.</summary>
public sealed class StableDiffusionPipeline : IDisposable
{
    private StableDiffusionPipeline(string folder) => Folder = folder;

    public string Folder { get; }

    public static StableDiffusionPipeline Load(string folder, OnnxOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new StableDiffusionPipeline(folder);
    }

    public TextToImageResult Generate(TextToImageRequest request, IProgress<DenoisingProgress>? progress, CancellationToken cancellationToken) =>
        throw new InferenceException($"The model {Folder} cannot draw yet.");

    public void Dispose()
    {
    }
}

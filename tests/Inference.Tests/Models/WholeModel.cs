using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Diffusion;

namespace Studio.Inference.Tests.Models;

/// <summary>Everything that a model's files are read for, in the order in which the program does it: the catalog, the loading, a picture drawn from a picture.</summary>
internal static class WholeModel
{
    /// <summary>What the person is told; null when a picture came out. Anything but a sentence goes through.</summary>
    public static string? Use(string folder, CancellationToken ct)
    {
        try
        {
            DiffusionFolder.Read(folder);
            using var pipeline = StableDiffusionPipeline.Load(folder, new OnnxOptions());
            var grey = new SourcePicture(64, 64, [.. Enumerable.Repeat((byte)128, 64 * 64 * 3)]);
            pipeline.Generate(Requests.Tiny with { Steps = 2, From = new ImageStart { Image = grey, Strength = 1 } }, progress: null, ct);
            return null;
        }
        catch (InferenceException refusal)
        {
            return refusal.Message;
        }
    }
}

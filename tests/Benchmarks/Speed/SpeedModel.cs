using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Benchmarks.Speed;

/// <summary>A model and what it is asked for.</summary>
internal sealed class SpeedModel(string name, string folder)
{
    /// <summary>The embedded model: a real one, of one size.</summary>
    public static SpeedModel Mini { get; } = new("Studio Mini", Path.Combine(Folders.Models, "studio-mini-diffusion"));

    /// <summary>The golden tests' model: of any size, and so small that everything beside the runtime weighs most.</summary>
    public static SpeedModel Tiny { get; } = new("tiny-sd", Folders.TinyModel);

    public string Name => name;

    public DiffusionModel Files { get; } = DiffusionFolder.Read(folder);

    public StableDiffusionPipeline Load(string machineFolder = "") =>
        StableDiffusionPipeline.Load(Files, new OnnxOptions { MachineFolder = machineFolder });

    /// <summary>Guidance as one batch, whatever was measured: parts about something else must not differ in it.</summary>
    public static TextToImageRequest Request(int side = 256, int steps = 20, int pictures = 1) => new()
    {
        Prompt = "A squirrel wearing a golden crown is in a snowy forest at sunset. Flat illustration.",
        NegativePrompt = "blurry",
        Width = side,
        Height = side,
        Steps = steps,
        GuidanceScale = 3.5,
        Sampler = "DDIM",
        Seeds = [.. Enumerable.Range(1, pictures).Select(seed => (long)seed)],
        GuidanceBatch = true,
    };

    /// <summary>Somebody watches: that is what makes the pipeline draw previews.</summary>
    public static TextToImageResult Draw(StableDiffusionPipeline pipeline, TextToImageRequest request) =>
        pipeline.Generate(request, new Watched(), CancellationToken.None);

    private sealed class Watched : IProgress<DenoisingProgress>
    {
        public void Report(DenoisingProgress value)
        {
            // What is measured is the making of previews, not the showing.
        }
    }
}

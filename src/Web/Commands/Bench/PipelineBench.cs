using System.Diagnostics;
using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Web.Commands.Bench;

/// <summary>Whole runs, previews and all, beside the raw session time of the same runs.</summary>
internal static class PipelineBench
{
    private const string Prompt = "A squirrel wearing a golden crown, large, in the center. The background is a forest of tall pine trees on a sunny day. Flat illustration.";

    public static PipelineFigures Run(DiffusionModel model, int images, CancellationToken cancellationToken)
    {
        var loading = Stopwatch.StartNew();
        using var pipeline = StableDiffusionPipeline.Load(model, new OnnxOptions { AllowSpinning = true });
        var loadMs = loading.Elapsed.TotalMilliseconds;
        pipeline.Generate(Request(model, seed: 0), new Watched(), cancellationToken);

        var (wall, raw) = (0.0, 0.0);
        RuntimeFingerprint? fingerprint = null;
        for (var seed = 1; seed <= images; seed++)
        {
            var clock = Stopwatch.StartNew();
            var result = pipeline.Generate(Request(model, seed), new Watched(), cancellationToken);
            wall += clock.Elapsed.TotalMilliseconds;
            raw += result.Timings.RawSessionMs;
            fingerprint = result.Fingerprint;
        }

        return new PipelineFigures(images, wall, raw, loadMs, fingerprint!);
    }

    private static TextToImageRequest Request(DiffusionModel model, long seed) => new()
    {
        Prompt = Prompt,
        NegativePrompt = model.Defaults.Negative,
        Width = model.Defaults.Width,
        Height = model.Defaults.Height,
        Steps = model.Defaults.Steps,
        GuidanceScale = model.Defaults.Guidance,
        Sampler = model.Defaults.Sampler,
        Seeds = [seed],
    };

    private sealed class Watched : IProgress<DenoisingProgress>
    {
        public void Report(DenoisingProgress value)
        {
            // That somebody watches is what makes the pipeline draw previews.
        }
    }
}

internal sealed record PipelineFigures(int Images, double WallMs, double RawMs, double LoadMs, RuntimeFingerprint Fingerprint);

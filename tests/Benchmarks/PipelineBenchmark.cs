using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Benchmarks;

/// <summary>What the pipeline adds to raw ONNX Runtime, guidance as one batch against two calls, previews, batches; and the preview matrix of the manifest.</summary>
internal static class PipelineBenchmark
{
    private const int Rounds = 9;
    private const int LatentSide = 16;

    public static int Run(string models)
    {
        using var pipeline = Load(models, out var request);
        Time(pipeline, request, preview: true);
        Console.WriteLine($"""
            ## Pipeline

            `dotnet run --project tests/Benchmarks -c Release -- pipeline`

            {request.Sampler}, {request.Steps} steps, guidance {request.GuidanceScale}, {request.Width} x {request.Height}; {Rounds} rounds, the shapes taken in turn; medians in milliseconds.

            | | total | denoise | decode | text | pipeline_over_raw |
            |---|---|---|---|---|---|
            """);
        (string Name, TextToImageRequest Request, bool Preview)[] shapes =
        [
            ("1 picture, previews", request, true),
            ("1 picture, no previews", request, false),
            ("1 picture, guidance as two calls", request with { GuidanceBatch = false }, true),
            ("2 pictures", request with { Seeds = [1, 2] }, true),
            ("4 pictures", request with { Seeds = [1, 2, 3, 4] }, true),
        ];
        var timings = shapes.Select(_ => new List<GenerationTimings>()).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (index, shape) in shapes.Index())
            {
                timings[index].Add(Time(pipeline, shape.Request, shape.Preview));
            }
        }

        foreach (var (index, shape) in shapes.Index())
        {
            Print(shape.Name, timings[index]);
        }

        PrintPreviewShare(models, request.Steps, timings[0].Min(timing => timing.TotalMs));
        return 0;
    }

    private static void PrintPreviewShare(string models, int steps, double total)
    {
        const int repeats = 1000;
        var folder = Path.Combine(models, "studio-mini-diffusion");
        var channels = LatentSpace.Read(folder).Channels;
        var map = new PreviewMap(ConfigFile.ReadManifest(Path.Combine(folder, ModelManifest.FileName)).Preview!, channels, folder);
        var latents = new Noise(0).Normal(channels, LatentSide, LatentSide);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            map.Draw(latents.Data, LatentSide, LatentSide);
        }

        var each = Stopwatch.GetElapsedTime(start).TotalMilliseconds / repeats;
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"A preview takes {each:f3} ms; one at each of {steps} steps is {100 * each * steps / total:f2} % of the fastest run of one picture."));
    }

    /// <summary>Prints the "preview" part of the embedded model's studio.json.</summary>
    public static int FitPreview(string models)
    {
        using var pipeline = Load(models, out var request);
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(pipeline.Folder, "examples.json")));
        var examples = file.RootElement.GetProperty("examples").EnumerateArray()
            .Select(example => request with { Prompt = example.GetProperty("prompt").GetString()!, Seeds = [example.GetProperty("seed").GetInt64()] });
        Console.WriteLine(JsonSerializer.Serialize(pipeline.FitPreview([.. examples], CancellationToken.None), JsonSerializerOptions.Web));
        return 0;
    }

    private static StableDiffusionPipeline Load(string models, out TextToImageRequest request)
    {
        var model = new ModelCatalog(new ModelCatalogOptions { Folders = [models] }).Find("studio-mini-diffusion");
        request = new TextToImageRequest
        {
            Prompt = "A squirrel wearing a golden crown is in a snowy forest at sunset. Flat illustration.",
            Width = model.Defaults.Width,
            Height = model.Defaults.Height,
            Steps = model.Defaults.Steps,
            GuidanceScale = model.Defaults.Guidance,
            Sampler = model.Defaults.Sampler,
            Seeds = [1],
        };
        return StableDiffusionPipeline.Load(model, new OnnxOptions());
    }

    private static GenerationTimings Time(StableDiffusionPipeline pipeline, TextToImageRequest request, bool preview) =>
        pipeline.Generate(request, preview ? new Ignored() : null, CancellationToken.None).Timings;

    private static void Print(string name, List<GenerationTimings> timings)
    {
        double Median(Func<GenerationTimings, double> part) => timings.Select(part).Order().ElementAt(timings.Count / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(t => t.TotalMs):f0} | {Median(t => t.DenoiseMs):f0} | {Median(t => t.DecodeMs):f0} | {Median(t => t.TextMs):f0} | {Median(t => t.TotalMs / t.RawSessionMs):f4} |"));
    }

    private sealed class Ignored : IProgress<DenoisingProgress>
    {
        public void Report(DenoisingProgress value)
        {
        }
    }
}

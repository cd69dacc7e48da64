using System.Diagnostics;
using System.Security.Cryptography;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Inference.Diffusion;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Safety;
using Studio.Jobs;
using Studio.Jobs.Handlers;

namespace Studio.Web.Commands;

/// <summary>From a wish to files, in this process.</summary>
internal sealed class GenerateRun(Wanted wanted)
{
    private readonly Terminal _terminal = new(wanted.Json);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var catalog = Installation.Models(wanted.Data);
        var model = catalog.FindDiffusion(wanted.Model);
        var settings = Settings(model);
        var files = OutputFiles.For(wanted, settings.Seed, settings.Count);
        var warning = WishNote.Join(
            WishNote.Of(wanted.Wish, model, wanted.Upsample),
            catalog.Classifiers.Count > 0 ? null : "There is no safety classifier that can be used, so nobody looks at the pictures; \"studio models\" says what is wrong.");
        await SayAsync(warning);

        var written = await WriteAsync(catalog, model, settings.Seed, cancellationToken);
        await SayAsync(written?.Note);
        var prompt = CheckPrompt(written?.Text ?? wanted.Wish);
        var upsampleMs = clock.Elapsed.TotalMilliseconds;

        var onnx = Installation.Onnx(wanted.Data);
        using var pipeline = StableDiffusionPipeline.Load(model, onnx);
        using var classifier = catalog.Classifiers.Count > 0 ? ImageSafetyClassifier.Load(catalog.Classifiers[0], onnx) : null;
        var images = new List<GeneratedFile>();
        var (denoise, decode) = (0.0, 0.0);
        for (var i = 0; i < settings.Count; i++)
        {
            var (image, timings) = Draw(pipeline, model, prompt, settings, i, cancellationToken);
            denoise += timings.DenoiseMs;
            decode += timings.DecodeMs;
            images.Add(await SaveAsync(files[i], image, classifier, model, settings, prompt, written, cancellationToken));
        }

        _terminal.Clear();
        var milliseconds = new GenerateMilliseconds(Round(written is null ? 0 : upsampleMs), Round(denoise), Round(decode), Round(clock.Elapsed.TotalMilliseconds));
        await ReportAsync(model, settings, prompt, written, WishNote.Join(warning, written?.Note), images, milliseconds);
    }

    /// <summary>Before drawing, so that it can be stopped; in a pipe too, where it is not progress. JSON holds it as "note".</summary>
    private Task SayAsync(string? note) => note is null || wanted.Json ? Task.CompletedTask : Console.Error.WriteLineAsync(note);

    private GenerationSettings Settings(DiffusionModel model)
    {
        var defaults = model.Defaults;
        var settings = new GenerationSettings(
            model.Id,
            wanted.Size?.Width ?? defaults.Width,
            wanted.Size?.Height ?? defaults.Height,
            wanted.Count ?? 1,
            wanted.Steps ?? defaults.Steps,
            wanted.Guidance ?? defaults.Guidance,
            Sampler() ?? defaults.Sampler,
            wanted.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue),
            wanted.Negative ?? defaults.Negative,
            wanted.Upsample);
        return SettingsRules.Check(settings, model) is { Count: > 0 } problems
            ? throw new BadInputException(string.Join(Environment.NewLine, problems.Select(problem => problem.Sentence)))
            : settings;
    }

    /// <summary>"euler a" is "Euler a"; a name that is none is refused with the list.</summary>
    private string? Sampler() =>
        SamplerCatalog.Names.FirstOrDefault(name => string.Equals(name, wanted.Sampler, StringComparison.OrdinalIgnoreCase)) ?? wanted.Sampler;

    private async Task<WrittenPrompt?> WriteAsync(ModelCatalog catalog, DiffusionModel model, long seed, CancellationToken cancellationToken)
    {
        if (!wanted.Upsample)
        {
            return null;
        }

        using var writer = CommandWriter.Open(catalog, wanted.Writer, wanted.Address);
        var written = await PromptWriter.WriteAsync(writer, model, wanted.Wish, seed, _terminal.Show, cancellationToken);
        _terminal.Clear();
        return written;
    }

    private (GeneratedImage Image, GenerationTimings Timings) Draw(
        StableDiffusionPipeline pipeline, DiffusionModel model, string prompt, GenerationSettings settings, int index, CancellationToken cancellationToken)
    {
        var request = new TextToImageRequest
        {
            Prompt = prompt,
            NegativePrompt = settings.Negative,
            Width = settings.Width,
            Height = settings.Height,
            Steps = settings.Steps,
            GuidanceScale = settings.Guidance,
            Sampler = settings.Sampler,
            Seeds = [settings.Seed + index],
        };
        var which = settings.Count > 1 ? $"picture {index + 1} of {settings.Count}, " : "";
        var result = pipeline.Generate(request, new Steps(step => _terminal.Show($"{model.Name}: {which}step {step.Step} of {step.Steps}")), cancellationToken);
        return (new GeneratedImage(result.Pictures[0], result.Fingerprint, result.TileSize), result.Timings);
    }

    private async Task<GeneratedFile> SaveAsync(
        string file, GeneratedImage image, ImageSafetyClassifier? classifier, DiffusionModel model, GenerationSettings settings, string prompt, WrittenPrompt? written, CancellationToken cancellationToken)
    {
        var picture = image.Picture;
        var safety = classifier?.Classify(picture.Width, picture.Height, picture.Rgb);
        var provenance = new Provenance
        {
            Wish = wanted.Wish,
            Language = written?.Language ?? "und",
            Upsampled = written?.Text,
            Upsampler = written?.Upsampler,
            Prompt = prompt,
            Negative = settings.Negative,
            Settings = settings,
            Model = new ModelProvenance(model.Name, model.Hash, model.Files),
            Seed = picture.Seed,
            Fingerprint = ProvenancePng.Of(image.Fingerprint, image.TileSize),
            CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            Safety = safety is null ? null : new ImageSafety(safety.ClassifierHash, safety.Scores),
        };
        var png = ProvenancePng.Write(provenance, picture.Width, picture.Height, picture.Rgb);
        await OutputFiles.WriteAsync(file, png, cancellationToken);
        return new GeneratedFile(
            file, Convert.ToHexStringLower(SHA256.HashData(png)), PixelHash.Of(picture.Width, picture.Height, picture.Rgb), picture.Seed, safety?.Nsfw);
    }

    private async Task ReportAsync(
        DiffusionModel model, GenerationSettings settings, string prompt, WrittenPrompt? written, string? note, IReadOnlyList<GeneratedFile> images, GenerateMilliseconds milliseconds)
    {
        if (wanted.Json)
        {
            await CommandJson.PrintAsync(new GenerateReport(
                wanted.Wish, written?.Text, note, prompt, settings.Negative, model.Id, settings.Seed, settings.Steps, settings.Guidance, settings.Sampler,
                settings.Width, settings.Height, images, milliseconds));
            return;
        }

        if (!Console.IsOutputRedirected && written is not null)
        {
            await Console.Error.WriteLineAsync($"Prompt: {prompt}");
        }

        foreach (var image in images)
        {
            await Console.Out.WriteLineAsync(image.File);
        }
    }

    private static string CheckPrompt(string prompt) =>
        prompt.Length <= Input.MaxPrompt ? prompt : throw new BadInputException($"The prompt has {prompt.Length:N0} characters; {Input.MaxPrompt:N0} are allowed.");

    private static double Round(double milliseconds) => Math.Round(milliseconds, 1);

    private sealed record GeneratedImage(GeneratedPicture Picture, RuntimeFingerprint Fingerprint, int TileSize);

    /// <summary>Called on the computing thread; Progress&lt;T&gt; would come late and out of order.</summary>
    private sealed class Steps(Action<DenoisingProgress> show) : IProgress<DenoisingProgress>
    {
        public void Report(DenoisingProgress value) => show(value);
    }
}

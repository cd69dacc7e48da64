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
using Studio.Jobs.Edits;
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
        var source = StartFiles.Read(wanted.Start);
        var settings = WantedSettings.Of(wanted, model, source);
        var files = OutputFiles.For(wanted, settings.Seed, settings.Count);
        var warning = WishNote.Join(
            WishNote.Of(wanted.Wish, model, wanted.Upsample, settings.Syntax),
            catalog.Classifiers.Count > 0 ? null : "There is no safety classifier that can be used, so nobody looks at the pictures; \"studio models\" says what is wrong.");
        await SayAsync(warning);

        var written = await WriteAsync(catalog, model, settings.Seed, cancellationToken);
        await SayAsync(written?.Note);
        var prompt = written?.Text ?? wanted.Wish;
        WantedSettings.CheckPrompt(prompt, settings);
        var reading = ReadingNote.Of(prompt, model, settings);
        await SayAsync(reading.Note);
        var upsampleMs = clock.Elapsed.TotalMilliseconds;

        var onnx = Installation.Onnx(wanted.Data);
        using var pipeline = StableDiffusionPipeline.Load(model, onnx);
        using var classifier = catalog.Classifiers.Count > 0 ? ImageSafetyClassifier.Load(catalog.Classifiers[0], onnx) : null;
        var images = new List<GeneratedFile>();
        var seeds = PictureSeeds.Of(settings);
        var (denoise, decode) = (0.0, 0.0);
        var batches = new CommandBatches(onnx, model, settings);
        for (var done = 0; done < settings.Count;)
        {
            var request = batches.Next(PictureRequest.Of(settings, prompt, seeds[done], PictureSeeds.Variation(settings, done), source), seeds, done);
            var drawn = Draw(pipeline, model, request, settings.Count, done, cancellationToken);
            denoise += drawn.Timings.DenoiseMs;
            decode += drawn.Timings.DecodeMs;
            foreach (var (place, picture) in drawn.Pictures.Index())
            {
                var image = new GeneratedImage(picture, request, drawn.Fingerprint, drawn.TileSize, place);
                images.Add(await SaveAsync(files[done++], image, classifier, model, settings, source, written, cancellationToken));
            }
        }

        _terminal.Clear();
        var milliseconds = new GenerateMilliseconds(Round(written is null ? 0 : upsampleMs), Round(denoise), Round(decode), Round(clock.Elapsed.TotalMilliseconds));
        await ReportAsync(model, settings, prompt, written, reading.Tokens, WishNote.Join(WishNote.Join(warning, written?.Note), reading.Note), images, milliseconds);
    }

    /// <summary>Before drawing, so that it can be stopped; in a pipe too, where it is not progress. JSON holds it as "note".</summary>
    private Task SayAsync(string? note) => note is null || wanted.Json ? Task.CompletedTask : Console.Error.WriteLineAsync(note);

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

    private TextToImageResult Draw(StableDiffusionPipeline pipeline, DiffusionModel model, TextToImageRequest request, int count, int index, CancellationToken cancellationToken)
    {
        var which = request.Seeds.Count > 1 ? $"pictures {index + 1} to {index + request.Seeds.Count} of {count}, " : count > 1 ? $"picture {index + 1} of {count}, " : "";
        return pipeline.Generate(request, new Steps(step => _terminal.Show($"{model.Name}: {which}step {step.Step} of {step.Steps}")), cancellationToken);
    }

    private async Task<GeneratedFile> SaveAsync(
        string file, GeneratedImage image, ImageSafetyClassifier? classifier, DiffusionModel model, GenerationSettings settings, EditSource? source, WrittenPrompt? written, CancellationToken cancellationToken)
    {
        var picture = image.Picture;
        var safety = classifier?.Classify(picture.Width, picture.Height, picture.Rgb);
        var provenance = new Provenance
        {
            Wish = wanted.Wish,
            Language = written?.Language ?? "und",
            Upsampled = written?.Text,
            Upsampler = written?.Upsampler,
            Prompt = image.Request.Prompt,
            Negative = settings.Negative,
            NegativeRead = NegativeNote.Record(settings, image.Request.Prompt, model),
            Settings = settings,
            Model = new ModelProvenance(model.Name, model.Hash, model.Files),
            Seed = picture.Seed,
            VariationSeed = image.Request.Variation?.Seeds[image.Place],
            Fingerprint = ProvenancePng.Of(image.Fingerprint, image.TileSize, image.Place),
            Parent = source is null ? null : new ParentProvenance(settings.Edit!.Picture!, Kind(settings, source)),
            CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            Safety = safety is null ? null : new ImageSafety(safety.ClassifierHash, safety.Scores),
        };
        var png = ProvenancePng.Write(provenance, picture.Width, picture.Height, picture.Rgb);
        await OutputFiles.WriteAsync(file, png, cancellationToken);
        return new GeneratedFile(
            file, Convert.ToHexStringLower(SHA256.HashData(png)), PixelHash.Of(picture.Width, picture.Height, picture.Rgb), picture.Seed, image.Request.Variation?.Seeds[image.Place], picture.Width, picture.Height, safety?.Nsfw);
    }

    private static ImageLinkKind Kind(GenerationSettings settings, EditSource source)
    {
        if (source.Mask is not null)
        {
            return ImageLinkKind.Inpaint;
        }

        return settings.Width > source.Picture.Width || settings.Height > source.Picture.Height ? ImageLinkKind.Upscale : ImageLinkKind.Redraw;
    }

    private async Task ReportAsync(
        DiffusionModel model, GenerationSettings settings, string prompt, WrittenPrompt? written, PromptTokenReport tokens, string? note, IReadOnlyList<GeneratedFile> images, GenerateMilliseconds milliseconds)
    {
        if (wanted.Json)
        {
            await CommandJson.PrintAsync(new GenerateReport(
                wanted.Wish, written?.Text, note, prompt, settings.Negative, model.Id, settings.Seed, settings.Steps, settings.Guidance, settings.Sampler,
                images[0].Width, images[0].Height, GenerateFrom.Of(wanted.Start, settings), settings.Variation, settings.SecondPass, settings.ClipSkip, settings.Syntax, tokens,
                images, milliseconds));
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

    private static double Round(double milliseconds) => Math.Round(milliseconds, 1);

    private sealed record GeneratedImage(GeneratedPicture Picture, TextToImageRequest Request, RuntimeFingerprint Fingerprint, int TileSize, int Place);

    /// <summary>Called on the computing thread; Progress&lt;T&gt; would come late and out of order.</summary>
    private sealed class Steps(Action<DenoisingProgress> show) : IProgress<DenoisingProgress>
    {
        public void Report(DenoisingProgress value) => show(value);
    }
}

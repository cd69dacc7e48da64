using System.Diagnostics;
using Studio.Inference;
using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Safety;
using Studio.Jobs.Events;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots.Child;

/// <summary>Draws and screens one picture, or several together. Everything runs on the compute thread.</summary>
internal sealed class PictureWork(SlotPipe pipe, ChildMemory memory) : IDisposable
{
    private readonly ModelCache<ModelKey, StableDiffusionPipeline> _pipelines = new(key => memory.Left(key.Hash));
    private readonly ModelCache<ModelKey, ImageSafetyClassifier> _classifiers = new(key => memory.Left(key.Hash));

    public SlotFrame Draw(DrawRequest request, CancellationToken ct)
    {
        var key = new ModelKey(request.Model.Folder, request.Model.Hash, request.Onnx.Provider, request.Onnx.Threads);
        var loading = Stopwatch.StartNew();
        var pipeline = _pipelines.Get(key, request.LoadedModels, () => Load(request), out var wasLoaded);
        var loadMs = wasLoaded ? loading.Elapsed.TotalMilliseconds : 0;
        ct.ThrowIfCancellationRequested();

        try
        {
            Reach(request, PictureStage.Denoising);
            var result = memory.Work(key.Hash, () => pipeline.Generate(request.Wanted, new Steps(this, request), ct));
            Reach(request, PictureStage.Checking);
            foreach (var place in request.Kept.SkipLast(1))
            {
                var (message, pixels) = Screened(request, result, place, loadMs);
                pipe.Write(message, pixels);
                ct.ThrowIfCancellationRequested();
            }

            var last = Screened(request, result, request.Kept[^1], loadMs);
            MeasureBatches(request, pipeline, result.Timings, ct);
            return last;
        }
        catch (Exception e) when (e is not InferenceException and not OperationCanceledException and not IOException)
        {
            _pipelines.Drop(key);
            throw;
        }
    }

    public SlotFrame Screen(ScreenRequest request)
    {
        var scores = Screen(request.Classifier, request.Onnx, request.Width, request.Height, request.Rgb);
        return new SlotFrame(new PictureScreened(request.Request, scores?.ClassifierHash, scores?.Scores), []);
    }

    public void Drop(IReadOnlyList<string> hashes)
    {
        _pipelines.DropWhere(key => hashes.Contains(key.Hash, StringComparer.Ordinal));
        _classifiers.DropWhere(key => hashes.Contains(key.Hash, StringComparer.Ordinal));
    }

    public void Dispose()
    {
        _pipelines.Dispose();
        _classifiers.Dispose();
    }

    /// <summary>Told only when it is so: people read "loading" as a reason to wait.</summary>
    private StableDiffusionPipeline Load(DrawRequest request)
    {
        Reach(request, PictureStage.Loading);
        return memory.Load(request.Model.Hash, () => StableDiffusionPipeline.Load(request.Model, request.Onnx));
    }

    private SlotFrame Screened(DrawRequest request, TextToImageResult result, int place, double loadMs)
    {
        var picture = result.Pictures[place];
        var screening = Stopwatch.StartNew();
        var scores = Screen(request.Classifier, request.Onnx, picture.Width, picture.Height, picture.Rgb);
        var timings = result.Timings with { TotalMs = result.Timings.TotalMs + (screening.Elapsed.TotalMilliseconds * result.Pictures.Count) };
        return new SlotFrame(
            new PictureDrawn(
                request.Request, place, IsLast: place == request.Kept[^1], picture.Width, picture.Height, timings, loadMs, result.Fingerprint, result.TileSize, scores?.ClassifierHash, scores?.Scores),
            picture.Rgb);
    }

    /// <summary>The picture is whole already: a trial that fails costs nothing but the knowledge.</summary>
    private static void MeasureBatches(DrawRequest request, StableDiffusionPipeline pipeline, GenerationTimings drawn, CancellationToken ct)
    {
        if (!request.MeasuresBatches)
        {
            return;
        }

        try
        {
            pipeline.MeasureBatches(request.Wanted, drawn, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Console.Error.WriteLine($"What batches cost with {request.Model.Name} could not be measured: {e.Message}");
        }
    }

    /// <summary>Null without a classifier and with one that fails: the picture is whole, and waits for a person instead.</summary>
    private SafetyScores? Screen(ClassifierModel? model, OnnxOptions onnx, int width, int height, byte[] rgb)
    {
        if (model is null)
        {
            return null;
        }

        var key = new ModelKey(model.File, model.Hash, onnx.Provider, onnx.Threads);
        try
        {
            var classifier = _classifiers.Get(key, capacity: 1, () => memory.Load(model.Hash, () => ImageSafetyClassifier.Load(model, onnx)), out _);
            return classifier.Classify(width, height, rgb);
        }
        catch (Exception e) when (e is not OperationCanceledException and not IOException)
        {
            // The server keeps the last lines of this process; health says that pictures are not screened.
            Console.Error.WriteLine($"The classifier {model.Name} failed: {e.Message}");
            _classifiers.Drop(key);
            return null;
        }
    }

    private void Report(StepDone step, byte[]? preview) => pipe.Write(step, preview);

    private void Reach(DrawRequest request, string stage) => pipe.Write(new StageReached(request.Request, stage));

    private sealed record ModelKey(string Path, string Hash, string Provider, int Threads);

    /// <summary>Reports on the compute thread; Progress&lt;T&gt; would hop to the pool and lose the order.</summary>
    private sealed class Steps(PictureWork work, DrawRequest request) : IProgress<DenoisingProgress>
    {
        public void Report(DenoisingProgress value)
        {
            if (!request.Kept.Contains(value.Picture))
            {
                return;
            }

            var preview = value.Preview;
            work.Report(new StepDone(request.Request, value.Picture, value.Step, value.Steps, preview?.Width ?? 0, preview?.Height ?? 0), preview?.Rgb);
            if (value.Step == value.Steps && value.Picture == request.Kept[^1])
            {
                work.Reach(request, PictureStage.Decoding);
            }
        }
    }
}

using System.Diagnostics;
using Studio.Inference;
using Studio.Inference.Diffusion;
using Studio.Inference.Safety;
using Studio.Jobs.Events;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots.Child;

/// <summary>Draws and screens one picture. Everything runs on the compute thread.</summary>
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
            var picture = result.Pictures[0];
            var screening = Stopwatch.StartNew();
            Reach(request, PictureStage.Checking);
            var scores = Screen(request, picture);
            var timings = result.Timings with { TotalMs = result.Timings.TotalMs + screening.Elapsed.TotalMilliseconds };
            return new SlotFrame(
                new PictureDrawn(request.Request, picture.Width, picture.Height, timings, loadMs, result.Fingerprint, result.TileSize, scores?.ClassifierHash, scores?.Scores),
                picture.Rgb);
        }
        catch (Exception e) when (e is not InferenceException and not OperationCanceledException and not IOException)
        {
            _pipelines.Drop(key);
            throw;
        }
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

    /// <summary>Null without a classifier and with one that fails: the picture is whole, and waits for a person instead.</summary>
    private SafetyScores? Screen(DrawRequest request, GeneratedPicture picture)
    {
        if (request.Classifier is not { } model)
        {
            return null;
        }

        var key = new ModelKey(model.File, model.Hash, request.Onnx.Provider, request.Onnx.Threads);
        try
        {
            var classifier = _classifiers.Get(key, capacity: 1, () => memory.Load(model.Hash, () => ImageSafetyClassifier.Load(model, request.Onnx)), out _);
            return classifier.Classify(picture.Width, picture.Height, picture.Rgb);
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
            var preview = value.Preview;
            work.Report(new StepDone(request.Request, value.Step, value.Steps, preview?.Width ?? 0, preview?.Height ?? 0), preview?.Rgb);
            if (value.Step == value.Steps)
            {
                work.Reach(request, PictureStage.Decoding);
            }
        }
    }
}

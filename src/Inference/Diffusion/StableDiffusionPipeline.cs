using System.Diagnostics;
using Studio.Inference.Diffusion.Batches;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Diffusion.Tiles;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion;

/// <summary>
/// Pictures with any diffusers-ONNX folder of the Stable Diffusion kind (1.x, 2.x, XL, inpainting, Turbo, latent consistency):
/// conditions, where the latents start, the loop, decoding. What sets the families apart is read from the folder's configs and
/// from the inputs of its UNet. Holds the loaded model; one run at a time.
/// </summary>
public sealed class StableDiffusionPipeline : IDisposable
{
    private readonly ModelSource _source;
    private readonly SchedulerConfig _scheduler;
    private readonly LatentSpace _space;
    private readonly RequestCheck _check;
    private readonly IPromptEncoder _text;
    private readonly UNet _unet;
    private readonly VaeDecoder _decoder;
    private readonly TiledVae _vae;
    private readonly LatentStarts _starts;
    private readonly GuidanceForms? _forms;
    private VaeEncoder? _encoder;
    private PreviewMap? _preview;

    private StableDiffusionPipeline(ModelSource source, Loading loading)
    {
        _source = source;
        var folder = source.Folder;
        _scheduler = SchedulerConfig.ReadFolder(folder);
        _space = LatentSpace.Read(folder);
        _unet = loading.Keep(new UNet(source, _space.Channels));
        _text = loading.Keep<IPromptEncoder>(_unet.IsXl ? new ClipPairPromptEncoder(source) : new ClipPromptEncoder(source));
        _decoder = loading.Keep(new VaeDecoder(source, _space));
        _vae = new TiledVae(_space, _decoder, Encoder);
        _starts = new LatentStarts(_space, _unet, _vae);
        _check = new RequestCheck(_space, Abilities());
        _forms = source is { Known: { } known, Options.MachineFolder: { Length: > 0 } machine }
            ? new GuidanceForms(Path.Combine(machine, GuidanceMeasurements.FolderName), known.Hash, Fingerprint(guidanceBatch: false, pictures: 0))
            : null;
        if (ConfigFile.ReadManifest(Path.Combine(folder, ModelManifest.FileName)).Preview is { } preview)
        {
            _preview = new PreviewMap(preview, _space.Channels, folder);
        }
    }

    public string Folder => _source.Folder;

    /// <summary>What computes, and why not what was asked for.</summary>
    public ProviderChoice Provider => _unet.Provider;

    public ClipTokenizer Tokenizer => _text.Tokenizer;

    public static StableDiffusionPipeline Load(DiffusionModel model, OnnxOptions options) => Load(new ModelSource(model.Folder, options, model));

    /// <summary>A folder that no catalog has read: nothing is kept in <see cref="OnnxOptions.MachineFolder"/>.</summary>
    public static StableDiffusionPipeline Load(string folder, OnnxOptions options) => Load(new ModelSource(folder, options));

    private static StableDiffusionPipeline Load(ModelSource source)
    {
        using var loading = new Loading();
        var pipeline = new StableDiffusionPipeline(source, loading);
        loading.Succeed();
        return pipeline;
    }

    /// <summary>Computes on the calling thread. Progress is reported once per picture and step; cancelling stops within one model call.</summary>
    public TextToImageResult Generate(TextToImageRequest request, IProgress<DenoisingProgress>? progress, CancellationToken cancellationToken)
    {
        var plan = Plan(request);
        var finish = StartFinish.Of(request);
        var drawn = Run(plan with { From = finish.Start }, progress, cancellationToken);
        return new TextToImageResult(
            [.. drawn.Pixels.Zip(request.Seeds, (rgb, seed) => finish.Picture(drawn, rgb, seed))],
            drawn.Timings,
            Fingerprint(drawn.GuidanceAsOneBatch, request.Seeds.Count),
            plan.TileSize ?? 0);
    }

    /// <summary>Tries once what several pictures in one batch cost here beside single ones, and keeps it for whoever hands out pictures.</summary>
    /// <param name="request">Of a picture that was just drawn: the model is warm.</param>
    /// <param name="drawn">What it took.</param>
    /// <param name="cancellationToken">A trial that was cancelled is made another time.</param>
    public void MeasureBatches(TextToImageRequest request, GenerationTimings drawn, CancellationToken cancellationToken)
    {
        if (_source is not { Known: { } known, Options.MachineFolder: { Length: > 0 } machine })
        {
            return;
        }

        var (width, height) = request.FinishedSize;
        var kept = new BatchMeasurements(machine, known.Hash, Provider.Running, _source.Options.Threads);
        var nothing = new BatchGains([], Math.Max(0, drawn.TotalMs - drawn.DenoiseMs));

        // Before it is tried: a process that does not survive it is not asked a second time.
        if (!kept.TryWrite(width, height, request.GuidanceScale, nothing) || _unet.FixedBatch is not null)
        {
            return;
        }

        try
        {
            if (Try(request, width, height, cancellationToken) is { } steps)
            {
                kept.TryWrite(width, height, request.GuidanceScale, nothing with { StepMs = steps });
            }
        }
        catch (OperationCanceledException)
        {
            kept.Forget(width, height, request.GuidanceScale);
            throw;
        }
    }

    /// <summary>The preview matrix for this model's manifest, from pictures that it draws well.</summary>
    public LatentPreview FitPreview(IReadOnlyList<TextToImageRequest> requests, CancellationToken cancellationToken)
    {
        var fit = new PreviewFit(new LatentWindow(_space.Channels, Side: 3));
        foreach (var request in requests)
        {
            Tensor? latents = null;
            var trace = new DenoisingTrace
            {
                Stepped = (_, after) => latents = after,
                Decoded = (picture, decoded) => fit.Add(latents!.Item(picture), latents.Shape[2], latents.Shape[3], decoded),
            };
            Run(Plan(request) with { Trace = trace }, progress: null, cancellationToken);
        }

        return fit.Solve();
    }

    public void Dispose()
    {
        _text.Dispose();
        _unet.Dispose();
        _decoder.Dispose();
        _encoder?.Dispose();
    }

    internal DrawnPixels Run(DenoisingPlan plan, IProgress<DenoisingProgress>? progress, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var clock = new SessionClock();
        var conditions = new Conditions(plan, _text, _unet, clock, cancellationToken);
        if (plan.Trace is { } trace)
        {
            var told = conditions.At(conditions.PhaseAt(0), plan.Width, plan.Height);
            trace.Encoded(told.Positive[0].Condition, told.Negative);
        }

        var encoded = Stopwatch.GetTimestamp();
        plan = Formed(plan, conditions, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var (latents, startMs, secondPassMs) = Denoise(plan, conditions, progress, clock, cancellationToken);
        var denoised = Stopwatch.GetTimestamp();
        var pixels = Decode(plan, latents, clock, cancellationToken);
        var end = Stopwatch.GetTimestamp();
        return new DrawnPixels(
            latents.Shape[3] * _space.PixelsPerLatent,
            latents.Shape[2] * _space.PixelsPerLatent,
            pixels,
            plan.GuidanceBatch == true,
            new GenerationTimings(
                Milliseconds(start, encoded), Milliseconds(begun, denoised), Milliseconds(denoised, end), clock.Total.TotalMilliseconds,
                Milliseconds(start, encoded) + Milliseconds(begun, end))
            {
                StartMs = startMs,
                SecondPassMs = secondPassMs,
            });
    }

    private double[]? Try(TextToImageRequest request, int width, int height, CancellationToken cancellationToken)
    {
        var single = Plan(request);
        var clock = new SessionClock();
        List<(DenoisingPlan Plan, GuidedCondition Told)> batches = [];
        for (var pictures = 1; pictures <= BatchGains.Most; pictures++)
        {
            var plan = single with { Pictures = pictures, Generators = pictures };
            var conditions = new Conditions(plan, _text, _unet, clock, cancellationToken);
            batches.Add((Formed(plan, conditions, cancellationToken), conditions.At(conditions.PhaseAt(0), width, height)));
        }

        int[] latent = [_space.Channels, height / _space.PixelsPerLatent, width / _space.PixelsPerLatent];
        return BatchTrial.Run(_unet, [.. batches.Select(batch => batch.Plan)], [.. batches.Select(batch => batch.Told)], latent, cancellationToken);
    }

    private DenoisingPlan Formed(DenoisingPlan plan, Conditions conditions, CancellationToken cancellationToken) =>
        plan with { GuidanceBatch = conditions.Guided && conditions.FitOneBatch && GuidesAsOneBatch(plan, conditions, cancellationToken) };

    /// <summary>By the finished size: a replay knows one form for all passes. As diffusers does it where nothing is measured.</summary>
    private bool GuidesAsOneBatch(DenoisingPlan plan, Conditions conditions, CancellationToken cancellationToken)
    {
        if (plan.GuidanceBatch is { } asked)
        {
            return asked;
        }

        // Exported for so many and no others: there is nothing to choose.
        if (_unet.FixedBatch is { } batch)
        {
            return batch > plan.Pictures;
        }

        var (width, height) = plan.SecondPass is { } larger ? (larger.Width, larger.Height) : (plan.Width, plan.Height);
        int[] shape = [plan.Pictures, _space.Channels, height / _space.PixelsPerLatent, width / _space.PixelsPerLatent];
        return _forms?.OneBatch(
            (long)plan.Pictures * width * height,
            () => GuidanceTrial.Run(_unet, plan, conditions.At(conditions.PhaseAt(0), width, height), shape, cancellationToken)) ?? true;
    }

    private RuntimeFingerprint Fingerprint(bool guidanceBatch, int pictures) =>
        RuntimeFingerprint.Of(Provider.Running, _source.Options.Threads, guidanceBatch, pictures);

    private (Tensor Latents, double StartMs, double SecondPassMs) Denoise(
        DenoisingPlan plan, Conditions conditions, IProgress<DenoisingProgress>? progress, SessionClock clock, CancellationToken cancellationToken)
    {
        var first = new DenoisingPass(plan, _space, plan.Width, plan.Height, plan.Steps, plan.From?.Strength ?? 1);
        var second = plan.SecondPass is { } larger
            ? new DenoisingPass(plan, _space, larger.Width, larger.Height, larger.Steps ?? plan.Steps, larger.Strength)
            : null;
        var report = new StepReport(progress, first.Calls + (second?.Calls ?? 0), Preview);
        var loop = new DenoisingLoop(_unet, plan, conditions, report, clock);
        var begun = Stopwatch.GetTimestamp();
        var start = _starts.Begin(plan, first, clock, cancellationToken);
        var startMs = Milliseconds(begun, Stopwatch.GetTimestamp());
        var latents = loop.Run(first, start, cancellationToken);
        if (second is null)
        {
            return (latents, startMs, 0);
        }

        var half = Stopwatch.GetTimestamp();
        var drawnOver = loop.Run(second, _starts.Continue(latents, plan, second, clock, cancellationToken), cancellationToken);
        return (drawnOver, startMs, Milliseconds(half, Stopwatch.GetTimestamp()));
    }

    private byte[][] Decode(DenoisingPlan plan, Tensor latents, SessionClock clock, CancellationToken cancellationToken)
    {
        var pixels = new byte[plan.Pictures][];
        for (var i = 0; i < plan.Pictures; i++)
        {
            var decoded = _vae.Decode(latents.Item(i), latents.Shape[2], latents.Shape[3], plan.TileSize, clock, cancellationToken);
            plan.Trace?.Decoded(i, decoded);
            pixels[i] = Pixels.ToRgb(decoded);
        }

        return pixels;
    }

    private DenoisingPlan Plan(TextToImageRequest request)
    {
        _check.Check(request);
        var sampler = SamplerCatalog.Find(request.Sampler);
        var config = _scheduler.For(sampler.Scheduler, sampler.Overrides);

        // Chosen once, by the finished size: a replay that asks for it must find every pass as it was.
        var tileSize = _vae.TileSize(request.TileSize, request.FinishedSize.Width, request.FinishedSize.Height);
        return RequestPlan.Of(request, _unet.IsXl || _unet.GuidanceWidth is not null ? config : config.AsPipelineSets()) with { TileSize = tileSize };
    }

    private ModelAbilities Abilities() => new()
    {
        FixedLatentHeight = _unet.FixedHeight ?? _decoder.FixedHeight,
        FixedLatentWidth = _unet.FixedWidth ?? _decoder.FixedWidth,
        TrainTimesteps = NoiseSchedule.From(_scheduler).TrainTimesteps,
        HasEncoder = VaeEncoder.IsIn(_source),
        SeesMask = _unet.SeesMask,
        DeepestClipSkip = _text.DeepestClipSkip,
    };

    /// <summary>Loaded when the first picture comes in: most runs begin with words alone and need not hold it.</summary>
    private VaeEncoder? Encoder() => _encoder ??= VaeEncoder.IsIn(_source) ? new VaeEncoder(_source, _space) : null;

    private PreviewMap Preview() => _preview ??= new PreviewMap(PreviewSamples.Fit(_decoder, _space), _space.Channels, Folder);

    private static double Milliseconds(long start, long end) => Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;
}

/// <summary>What a run gives before known pixels are put back. Pixels: one array per picture, rows of RGB.</summary>
internal sealed record DrawnPixels(int Width, int Height, IReadOnlyList<byte[]> Pixels, bool GuidanceAsOneBatch, GenerationTimings Timings);

using System.Diagnostics;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion;

/// <summary>
/// Text to image with any diffusers-ONNX folder of the Stable Diffusion 1.x or 2.x kind, everything it needs read from the
/// folder's own configs (diffusers pipeline_stable_diffusion.py). Holds the loaded model; one run at a time.
/// </summary>
public sealed class StableDiffusionPipeline : IDisposable
{
    // On the embedded model and two cores a quarter faster than two calls (tests/Benchmarks, pipeline). It is also diffusers' form.
    private const bool GuidanceAsOneBatch = true;

    private readonly OnnxOptions _options;
    private readonly SchedulerConfig _scheduler;
    private readonly LatentSpace _space;
    private readonly RequestCheck _check;
    private readonly ClipTextEncoder _text;
    private readonly UNet _unet;
    private readonly VaeDecoder _decoder;
    private PreviewMap? _preview;

    private StableDiffusionPipeline(string folder, OnnxOptions options, Loading loading)
    {
        Folder = folder;
        _options = options;
        _scheduler = SchedulerConfig.ReadFolder(folder);
        _space = LatentSpace.Read(folder);
        _text = loading.Keep(new ClipTextEncoder(folder, options));
        _unet = loading.Keep(new UNet(folder, options));
        _decoder = loading.Keep(new VaeDecoder(folder, _space, options));
        _check = new RequestCheck(
            _space,
            _unet.FixedHeight ?? _decoder.FixedHeight,
            _unet.FixedWidth ?? _decoder.FixedWidth,
            NoiseSchedule.From(_scheduler).TrainTimesteps);
        if (ConfigFile.ReadManifest(Path.Combine(folder, ModelManifest.FileName)).Preview is { } preview)
        {
            _preview = new PreviewMap(preview, _space.Channels, folder);
        }
    }

    public string Folder { get; }

    /// <summary>What computes, and why not what was asked for.</summary>
    public ProviderChoice Provider => _unet.Provider;

    public ClipTokenizer Tokenizer => _text.Tokenizer;

    public static StableDiffusionPipeline Load(DiffusionModel model, OnnxOptions options) => Load(model.Folder, options);

    public static StableDiffusionPipeline Load(string folder, OnnxOptions options)
    {
        using var loading = new Loading();
        var pipeline = new StableDiffusionPipeline(folder, options, loading);
        loading.Succeed();
        return pipeline;
    }

    /// <summary>Computes on the calling thread. Progress is reported once per picture and step; cancelling stops within one model call.</summary>
    public TextToImageResult Generate(TextToImageRequest request, IProgress<DenoisingProgress>? progress, CancellationToken cancellationToken)
    {
        var plan = Plan(request);
        var (pixels, timings) = Run(plan, progress, cancellationToken);
        return new TextToImageResult(
            [.. pixels.Zip(request.Seeds, (rgb, seed) => new GeneratedPicture(request.Width, request.Height, rgb, seed))],
            timings,
            RuntimeFingerprint.Of(Provider.Running, _options.Threads, plan.Guided && plan.GuidanceBatch, request.Seeds.Count));
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
    }

    private DenoisingPlan Plan(TextToImageRequest request)
    {
        _check.Check(request);
        var sampler = SamplerCatalog.Find(request.Sampler);
        return new DenoisingPlan
        {
            Prompts = [request.Prompt],
            NegativePrompts = [request.NegativePrompt],
            Pictures = request.Seeds.Count,
            Width = request.Width,
            Height = request.Height,
            Steps = request.Steps,
            GuidanceScale = request.GuidanceScale,
            GuidanceRescale = request.GuidanceRescale,
            Scheduler = _scheduler.For(sampler.Scheduler, sampler.Overrides),
            Noise = new PictureNoise(request.Seeds).Draw,
            GuidanceBatch = request.GuidanceBatch ?? GuidanceAsOneBatch,
        };
    }

    internal (IReadOnlyList<byte[]> Pixels, GenerationTimings Timings) Run(
        DenoisingPlan plan, IProgress<DenoisingProgress>? progress, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var clock = new SessionClock();
        var prompt = Repeat(_text.Encode(plan.Prompts, clock, cancellationToken), plan.Pictures);
        var negative = plan.Guided ? Repeat(_text.Encode(plan.NegativePrompts, clock, cancellationToken), plan.Pictures) : null;
        plan.Trace?.Encoded(prompt, negative);
        var encoded = Stopwatch.GetTimestamp();

        var latents = Denoise(plan, prompt, negative, progress, clock, cancellationToken);
        var denoised = Stopwatch.GetTimestamp();

        var pixels = new byte[plan.Pictures][];
        for (var i = 0; i < plan.Pictures; i++)
        {
            var decoded = _decoder.Decode(latents.Item(i), latents.Shape[2], latents.Shape[3], clock, cancellationToken);
            plan.Trace?.Decoded(i, decoded);
            pixels[i] = Pixels.ToRgb(decoded);
        }

        var end = Stopwatch.GetTimestamp();
        return (pixels, new GenerationTimings(
            Milliseconds(start, encoded), Milliseconds(encoded, denoised), Milliseconds(denoised, end), clock.Total.TotalMilliseconds, Milliseconds(start, end)));
    }

    private Tensor Denoise(
        DenoisingPlan plan, Tensor prompt, Tensor? negative, IProgress<DenoisingProgress>? progress, SessionClock clock, CancellationToken cancellationToken)
    {
        int[] shape = [plan.Pictures, _space.Channels, plan.Height / _space.PixelsPerLatent, plan.Width / _space.PixelsPerLatent];
        var scheduler = SchedulerFactory.Create(
            plan.Scheduler.AsPipelineSets(), new SchedulerRun { Steps = plan.Steps, Noise = plan.Noise, Eta = plan.Eta });
        var latents = plan.Noise(shape) * scheduler.InitialNoise;
        using var prediction = new GuidedPrediction(_unet, plan, prompt, negative, shape);
        for (var i = 0; i < scheduler.Timesteps.Count; i++)
        {
            var input = scheduler.ScaleModelInput(latents, i);
            var output = prediction.Predict(input, scheduler.Timesteps[i], plan.Trace, cancellationToken);
            var step = scheduler.Step(output, i, latents);
            latents = step.Sample;
            plan.Trace?.Stepped(i, latents);
            Report(progress, step.PredictedOriginal, i + 1, scheduler.Timesteps.Count);
        }

        clock.Add(prediction.SessionTime);
        return latents.IsFinite()
            ? latents
            : throw new InferenceException($"After {plan.Steps} steps the picture was no longer made of finite numbers. Take another sampler or less guidance; when that does not help, a file of the model is damaged: copy it again.");
    }

    private void Report(IProgress<DenoisingProgress>? progress, Tensor original, int step, int steps)
    {
        if (progress is null)
        {
            return;
        }

        _preview ??= new PreviewMap(PreviewSamples.Fit(_decoder, _space), _space.Channels, Folder);
        for (var picture = 0; picture < original.Shape[0]; picture++)
        {
            var preview = _preview.Draw(original.Item(picture), original.Shape[2], original.Shape[3]);
            progress.Report(new DenoisingProgress(picture, step, steps, preview));
        }
    }

    /// <summary>One text serves every picture of the batch.</summary>
    private static Tensor Repeat(Tensor states, int pictures) =>
        states.Shape[0] == pictures ? states : Tensor.Concatenate([.. Enumerable.Repeat(states, pictures)]);

    private static double Milliseconds(long start, long end) => Stopwatch.GetElapsedTime(start, end).TotalMilliseconds;
}

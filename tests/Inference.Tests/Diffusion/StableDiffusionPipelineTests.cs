using Studio.Inference.Diffusion;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class StableDiffusionPipelineTests : IDisposable
{
    private readonly StableDiffusionPipeline _pipeline =
        StableDiffusionPipeline.Load(Path.Combine(Goldens.Folder("pipelines"), "tiny-sd"), new OnnxOptions());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Samplers))]
    public void The_same_request_gives_the_same_bytes(string sampler)
    {
        var request = Requests.Tiny with { Sampler = sampler };
        var first = _pipeline.Generate(request, progress: null, Token);
        using var other = StableDiffusionPipeline.Load(_pipeline.Folder, new OnnxOptions());
        var again = other.Generate(request, new ProgressLog(), Token);
        Assert.Equal(Pixels(first), Pixels(again));
        Assert.Equal(first.Fingerprint, again.Fingerprint);
        Assert.NotEqual(Pixels(first), Pixels(_pipeline.Generate(request with { Seeds = [8] }, progress: null, Token)));
    }

    public static TheoryData<string> Samplers => [.. SamplerCatalog.Names];

    [Fact]
    public void A_seed_means_the_same_picture_alone_and_in_a_batch()
    {
        var request = Requests.Tiny with { Sampler = "Euler a" };
        var batch = _pipeline.Generate(request with { Seeds = [3, 4, 5] }, progress: null, Token);
        Assert.Equal([3L, 4L, 5L], batch.Pictures.Select(picture => picture.Seed));
        var alone = _pipeline.Generate(request with { Seeds = [4] }, progress: null, Token);

        // Matrix products of another batch size may round differently in the last bit.
        Assert.True(alone.Pictures[0].Rgb.Zip(batch.Pictures[1].Rgb).All(pair => Math.Abs(pair.First - pair.Second) <= 1));
        Assert.NotEqual(batch.Pictures[0].Rgb, batch.Pictures[1].Rgb);
        Assert.Equal(3, batch.Fingerprint.Batch);
    }

    [Fact]
    public void Guidance_as_two_calls_draws_the_same_picture_and_says_so()
    {
        var one = _pipeline.Generate(Requests.Tiny, progress: null, Token);
        var two = _pipeline.Generate(Requests.Tiny with { GuidanceBatch = false }, progress: null, Token);
        Assert.True(one.Fingerprint.GuidanceBatch);
        Assert.False(two.Fingerprint.GuidanceBatch);
        Assert.True(Pixels(one).Zip(Pixels(two)).All(pair => Math.Abs(pair.First - pair.Second) <= 1));
    }

    [Fact]
    public void The_negative_prompt_counts_only_with_guidance()
    {
        var negative = Requests.Tiny with { NegativePrompt = "blurry, low quality, text" };
        Assert.NotEqual(Pixels(_pipeline.Generate(Requests.Tiny, null, Token)), Pixels(_pipeline.Generate(negative, null, Token)));
        var without = Requests.Tiny with { GuidanceScale = 1 };
        var pictures = _pipeline.Generate(without, null, Token);
        Assert.Equal(Pixels(pictures), Pixels(_pipeline.Generate(without with { NegativePrompt = "blurry" }, null, Token)));
        Assert.False(pictures.Fingerprint.GuidanceBatch);
    }

    [Fact]
    public void Any_size_the_model_allows_is_drawn()
    {
        var picture = _pipeline.Generate(Requests.Tiny with { Width = 96, Height = 48, Steps = 2 }, null, Token).Pictures[0];
        Assert.Equal((96, 48, 96 * 48 * 3), (picture.Width, picture.Height, picture.Rgb.Length));
    }

    [Fact]
    public void Cancel_stops_within_one_model_call()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var log = new ProgressLog(report =>
        {
            if (report.Step == 2)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => _pipeline.Generate(Requests.Tiny with { Steps = 50 }, log, source.Token));
        Assert.Equal(2, log.Reports[^1].Step);

        // The pipeline still works.
        Assert.Single(_pipeline.Generate(Requests.Tiny, null, Token).Pictures);
    }

    [Fact]
    public void Cancel_reaches_a_call_that_is_running()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task? cancel = null;
        var log = new ProgressLog(_ => cancel ??= Task.Run(source.Cancel, Token));
        Assert.ThrowsAny<OperationCanceledException>(() => _pipeline.Generate(Requests.Tiny with { Width = 256, Height = 256, Steps = 1000 }, log, source.Token));
        Assert.True(log.Reports[^1].Step < 1000);
    }

    [Fact]
    public void Each_picture_reports_each_step_with_a_preview()
    {
        var log = new ProgressLog();
        _pipeline.Generate(Requests.Tiny with { Steps = 12, Seeds = [1, 2] }, log, Token);
        Assert.Equal(Enumerable.Range(1, 12).SelectMany(step => new[] { (0, step), (1, step) }), log.Reports.Select(report => (report.Picture, report.Step)));
        foreach (var picture in log.Reports.GroupBy(report => report.Picture))
        {
            var distinct = picture.Select(report => Convert.ToHexString(report.Preview!.Rgb)).Distinct(StringComparer.Ordinal).Count();
            Assert.True(distinct >= 4, $"{distinct} distinct previews");
        }

        Assert.All(log.Reports, report => Assert.Equal((8, 8, 8 * 8 * 3), (report.Preview!.Width, report.Preview.Height, report.Preview.Rgb.Length)));
    }

    [Fact]
    public void Timings_add_up()
    {
        var timings = _pipeline.Generate(Requests.Tiny, null, Token).Timings;
        Assert.Equal(timings.TotalMs, timings.TextMs + timings.DenoiseMs + timings.DecodeMs, 0.01);
        Assert.InRange(timings.RawSessionMs, 0.001, timings.TotalMs);
    }

    public void Dispose() => _pipeline.Dispose();

    private static byte[] Pixels(TextToImageResult result) => [.. result.Pictures.SelectMany(picture => picture.Rgb)];
}

using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Tests.Diffusion.Batches;

/// <summary>Four pictures drawn together beside the same four alone: each is the picture of its seed, in every family and for whatever a run begins with.</summary>
public sealed class BatchPicturesTests
{
    private const int Count = 4;

    private static readonly long[] Seeds = [3, 4, 5, 6];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tiny-sd", 1)]
    [InlineData("tiny-sd2-vpred", 1)]
    [InlineData("tiny-sd-inpaint", 1)]
    [InlineData("tiny-sdxl", 1)]
    [InlineData("tiny-turbo", 1)]
    [InlineData("tiny-lcm", 1)]
    [InlineData("tiny-sd-fp16", 2)]
    public void Every_family_draws_the_pictures_of_its_seeds(string model, int tolerance)
    {
        using var pipeline = TinyModels.Load(model);
        Check(pipeline, Requests.Tiny with { Sampler = "Euler a" }, tolerance);
    }

    [Fact]
    public void The_embedded_model_draws_the_same_bytes()
    {
        using var pipeline = TinyModels.LoadEmbedded();
        Check(pipeline, Requests.Squirrel with { Steps = 6 }, tolerance: 0);
    }

    [Fact]
    public void Edits_variations_and_second_passes_keep_each_picture_its_own()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var picture = new ImageStart { Image = Pictures.Gradient(64, 64), Strength = 0.7 };
        Check(pipeline, Requests.Tiny with { From = picture }, tolerance: 1);
        Check(pipeline, Requests.Tiny with { Variation = new NoiseVariation([11, 12, 13, 14], 0.3) }, tolerance: 1);
        Check(pipeline, Requests.Tiny with { SecondPass = new SecondPass { Width = 96, Height = 96, Strength = 0.6, By = EnlargeBy.Latents } }, tolerance: 1);
    }

    /// <summary>What a replay does: the batch of its picture, with the picture in its place and anything in the others.</summary>
    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sdxl")]
    public void A_picture_of_a_batch_comes_again_byte_for_byte_in_its_place_of_a_batch_as_large(string model)
    {
        using var pipeline = TinyModels.Load(model);
        var batch = pipeline.Generate(Requests.Tiny with { Seeds = Seeds }, null, Token);
        for (var place = 0; place < Count; place++)
        {
            var again = pipeline.Generate(Requests.Tiny with { Seeds = [.. Enumerable.Repeat(Seeds[place], Count)] }, null, Token);
            Assert.Equal(batch.Pictures[place].Rgb, again.Pictures[place].Rgb);
        }
    }

    private static void Check(StableDiffusionPipeline pipeline, TextToImageRequest request, int tolerance)
    {
        var batch = pipeline.Generate(request with { Seeds = Seeds }, null, Token);
        Assert.Equal(Count, batch.Fingerprint.Batch);
        for (var place = 0; place < Count; place++)
        {
            var alone = pipeline.Generate(
                request with { Seeds = [Seeds[place]], Variation = request.Variation is { } variation ? variation with { Seeds = [variation.Seeds[place]] } : null }, null, Token);
            var largest = alone.Pictures[0].Rgb.Zip(batch.Pictures[place].Rgb).Max(pair => Math.Abs(pair.First - pair.Second));
            Assert.True(largest <= tolerance, $"Picture {place} differs by {largest}.");
            Assert.Equal(Seeds[place], batch.Pictures[place].Seed);
        }

        Assert.Equal(Count, batch.Pictures.Select(picture => Convert.ToHexString(picture.Rgb)).Distinct().Count());
    }
}

using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class ImageToImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TextToImageRequest FromPicture => Requests.Tiny with
    {
        Steps = 6,
        From = new ImageStart { Image = Pictures.Gradient(64, 64), Strength = 0.6 },
    };

    [Fact]
    public void More_strength_goes_further_from_the_picture()
    {
        using var pipeline = TinyModels.LoadEmbedded();
        var squirrel = pipeline.Generate(Requests.Squirrel, null, Token).Pictures[0];
        double Off(double strength) => Pictures.Distance(squirrel.Rgb, pipeline.Generate(
            Requests.Squirrel with
            {
                Prompt = "A red car is on a sunny beach. Flat illustration.",
                Seeds = [5],
                From = new ImageStart { Image = new SourcePicture(256, 256, squirrel.Rgb), Strength = strength },
            },
            null,
            Token).Pictures[0].Rgb);
        double[] distances = [Off(0.1), Off(0.5), Off(1)];
        Assert.Equal(distances.Order(), distances);
        Assert.True(distances[0] < distances[2] / 3, $"{distances[0]:f1} levels at 0.1, {distances[2]:f1} at 1");
    }

    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sd2-vpred")]
    [InlineData("tiny-sd-fp16")]
    [InlineData("tiny-sdxl")]
    [InlineData("tiny-sd-inpaint")]
    public void Both_forms_of_encoders_are_understood(string model)
    {
        using var pipeline = TinyModels.Load(model);
        var picture = pipeline.Generate(FromPicture, null, Token).Pictures[0];
        Assert.NotEqual(picture.Rgb, pipeline.Generate(FromPicture with { From = null }, null, Token).Pictures[0].Rgb);
        var other = FromPicture with { From = FromPicture.From! with { Image = Pictures.Golden("img-b-128x128.png") }, Width = 128, Height = 128 };
        Assert.Equal(128, pipeline.Generate(other, null, Token).Pictures[0].Width);
    }

    [Fact]
    public void The_same_request_gives_the_same_bytes_and_a_seed_the_same_picture_in_a_batch()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var request = FromPicture with { Sampler = "Euler a", Seeds = [3, 4] };
        var batch = pipeline.Generate(request, null, Token);
        Assert.Equal(batch.Pictures[1].Rgb, pipeline.Generate(request, null, Token).Pictures[1].Rgb);
        var alone = pipeline.Generate(request with { Seeds = [4] }, null, Token).Pictures[0];
        Assert.True(alone.Rgb.Zip(batch.Pictures[1].Rgb).All(pair => Math.Abs(pair.First - pair.Second) <= 1));
    }

    [Fact]
    public void Progress_counts_the_steps_that_are_taken()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var log = new ProgressLog();
        pipeline.Generate(FromPicture with { Steps = 10 }, log, Token);
        Assert.Equal(Enumerable.Range(1, 6), log.Reports.Select(report => report.Step));
        Assert.All(log.Reports, report => Assert.Equal(6, report.Steps));
    }

    [Fact]
    public void A_model_without_an_encoder_draws_from_words_and_says_that_it_cannot_from_pictures()
    {
        TinyModels.Copy("tiny-sd", _folder);
        Directory.Delete(_folder["vae_encoder"], recursive: true);
        using var pipeline = StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions());
        Assert.Single(pipeline.Generate(Requests.Tiny, null, Token).Pictures);
        var refusal = Assert.Throws<InferenceException>(() => pipeline.Generate(FromPicture, null, Token));
        Assert.Equal("This model has no vae_encoder: it draws from words only, not from a picture.", refusal.Message);
        var second = Requests.Tiny with { SecondPass = new SecondPass { Width = 96, Height = 96, Strength = 0.5, By = EnlargeBy.Pixels } };
        Assert.Contains("latents only", Assert.Throws<InferenceException>(() => pipeline.Generate(second, null, Token)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_encoder_stops_pictures_only()
    {
        TinyModels.Copy("tiny-sd", _folder);
        var file = _folder["vae_encoder", "model.onnx"];
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..1000]);
        using var pipeline = StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions());
        Assert.Contains("vae_encoder/model.onnx", Assert.Throws<InferenceException>(() => pipeline.Generate(FromPicture, null, Token)).Message, StringComparison.Ordinal);
        Assert.Single(pipeline.Generate(Requests.Tiny, null, Token).Pictures);
    }

    public void Dispose() => _folder.Dispose();
}

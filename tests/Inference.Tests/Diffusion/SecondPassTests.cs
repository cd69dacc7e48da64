using System.Text.Json.Nodes;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion;

public sealed class SecondPassTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tiny-sd", EnlargeBy.Latents)]
    [InlineData("tiny-sd", EnlargeBy.Pixels)]
    [InlineData("tiny-sdxl", EnlargeBy.Latents)]
    [InlineData("tiny-sd-inpaint", EnlargeBy.Latents)]
    [InlineData("tiny-sd2-vpred", EnlargeBy.Pixels)]
    public void A_small_picture_is_drawn_again_at_the_larger_size(string model, EnlargeBy by)
    {
        using var pipeline = TinyModels.Load(model);
        var request = Requests.Tiny with { Steps = 5, Seeds = [1, 2], SecondPass = new SecondPass { Width = 112, Height = 96, Strength = 0.6, Steps = 10, By = by } };
        var log = new ProgressLog();
        var result = pipeline.Generate(request, log, Token);
        Assert.All(result.Pictures, picture => Assert.Equal((112, 96, 112 * 96 * 3), (picture.Width, picture.Height, picture.Rgb.Length)));
        Assert.Equal(Enumerable.Range(1, 11).SelectMany(step => new[] { step, step }), log.Reports.Select(report => report.Step));
        Assert.All(log.Reports, report => Assert.Equal(11, report.Steps));
        Assert.Equal((14, 12), (log.Reports[^1].Preview!.Width, log.Reports[^1].Preview!.Height));
        Assert.Equal(result.Pictures[1].Rgb, pipeline.Generate(request, null, Token).Pictures[1].Rgb);
    }

    [Fact]
    public void Little_strength_keeps_the_small_picture()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        double Off(double strength)
        {
            List<Tensor> latents = [];
            var request = Requests.Tiny with { SecondPass = new SecondPass { Width = 128, Height = 128, Strength = strength, Steps = 20 } };
            var plan = RequestPlan.Of(request, SchedulerConfig.ReadFolder(pipeline.Folder).For("DDIMScheduler", new Dictionary<string, JsonNode>(StringComparer.Ordinal)));
            pipeline.Run(plan with { Trace = new DenoisingTrace { Stepped = (_, after) => latents.Add(after) } }, null, Token);
            var small = Enlarging.Bilinear(latents[Requests.Tiny.Steps - 1], 16, 16);
            return (small - latents[^1]).Data.Average(Math.Abs);
        }

        var (little, much) = (Off(0.05), Off(1));
        Assert.True(little < much / 3, $"{little:f2} off at 0.05, {much:f2} at 1");
    }

    [Fact]
    public void A_model_of_one_size_refuses_a_larger_one()
    {
        using var pipeline = TinyModels.LoadEmbedded();
        var request = Requests.Squirrel with { SecondPass = new SecondPass { Width = 512, Height = 512, Strength = 0.5 } };
        var refusal = Assert.Throws<InferenceException>(() => pipeline.Generate(request, null, Token));
        Assert.Equal("This model draws only with a width of the second pass of 256 pixels, not 512.", refusal.Message);
    }

    [Fact]
    public void Enlarging_keeps_planes_and_centres_in_place()
    {
        var plane = new Tensor([0, 1, 2, 3], 1, 1, 2, 2);
        float[] expected = [0, 0.25f, 0.75f, 1, 0.5f, 0.75f, 1.25f, 1.5f, 1.5f, 1.75f, 2.25f, 2.5f, 2, 2.25f, 2.75f, 3];
        Assert.Equal(expected, Enlarging.Bilinear(plane, 4, 4).Data);
        Assert.Equal(plane.Data, Enlarging.Bilinear(plane, 2, 2).Data);
    }
}

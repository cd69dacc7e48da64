using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class PreviewTests
{
    private const int Latents = 16;
    private const int Scale = 16;

    private static readonly string Model = Path.Combine(Repository.Models, "studio-mini-diffusion");

    [Fact]
    public void Least_squares_finds_a_linear_decoder()
    {
        var fit = new PreviewFit(new LatentWindow(Channels: 2, Side: 1));
        var latents = new Noise(1).Normal(2, 8, 8);
        var decoded = new Tensor(1, 3, 8, 8);
        for (var i = 0; i < 64; i++)
        {
            decoded.Data[i] = 0.2f * latents.Data[i];
            decoded.Data[64 + i] = 0.1f + 0.1f * latents.Data[64 + i];
            decoded.Data[128 + i] = -0.2f;
        }

        fit.Add(latents.Data, 8, 8, decoded);
        var map = fit.Solve();
        Assert.Equal([0.1f, 0f, 0f], map.Matrix[0].Select(value => MathF.Round(value, 3)));
        Assert.Equal([0f, 0.05f, 0f], map.Matrix[1].Select(value => MathF.Round(value, 3)));
        Assert.Equal([0.5f, 0.55f, 0.4f], map.Bias.Select(value => MathF.Round(value, 3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_map_is_the_weighted_sum_of_each_places_window(int side)
    {
        const int channels = 2;
        const int height = 5;
        const int width = 7;
        var window = new LatentWindow(channels, side);
        var random = new Random(side);
        var map = new LatentPreview { Matrix = [.. Enumerable.Range(0, window.Length).Select(_ => Weights(random))], Bias = [0.5f, 0.4f, 0.6f] };
        var latents = new Noise(3).Normal(channels, height, width).Data;
        var preview = new PreviewMap(map, channels, Model).Draw(latents, height, width);

        var around = new float[window.Length];
        for (var i = 0; i < height * width * 3; i++)
        {
            window.Read<float>(latents, height, width, i / 3 / width, i / 3 % width, around);
            var colour = map.Bias[i % 3] + around.Zip(map.Matrix, (value, row) => value * row[i % 3]).Sum();
            Assert.InRange(preview.Rgb[i] - Math.Clamp(colour, 0, 1) * 255, -0.51, 0.51);
        }
    }

    private static float[] Weights(Random random) => [random.NextSingle() * 0.1f, random.NextSingle() * 0.1f, random.NextSingle() * 0.1f];

    [Fact]
    public void Previews_of_the_embedded_model_end_near_its_picture()
    {
        using var pipeline = StableDiffusionPipeline.Load(Model, new OnnxOptions());
        var log = new ProgressLog();
        var picture = pipeline.Generate(Requests.Squirrel with { Steps = 12 }, log, TestContext.Current.CancellationToken).Pictures[0];
        var small = Shrunk(picture.Rgb);
        var last = Distance(log.Reports[^1].Preview!.Rgb, small);
        var first = Distance(log.Reports[0].Preview!.Rgb, small);
        Assert.True(last < 22, $"the last preview is {last:f1} levels from the picture on average");
        Assert.True(last < first, $"the first preview ({first:f1} levels off) should be further from the picture than the last ({last:f1})");
    }

    [Fact]
    public void A_model_without_a_matrix_gets_one_fitted_to_what_it_draws()
    {
        using var pipeline = StableDiffusionPipeline.Load(Path.Combine(Goldens.Folder("pipelines"), "tiny-sd"), new OnnxOptions());
        var map = pipeline.FitPreview([Requests.Tiny, Requests.Tiny with { Seeds = [1, 2] }], TestContext.Current.CancellationToken);
        Assert.Equal(4 * 9, map.Matrix.Count);
        Assert.All(map.Matrix.Append(map.Bias), row => Assert.All(row, value => Assert.InRange(value, -1, 1)));
    }

    /// <summary>Mean colours of 16 x 16 pixels.</summary>
    private static byte[] Shrunk(byte[] rgb)
    {
        var side = Latents * Scale;
        var result = new byte[Latents * Latents * 3];
        for (var i = 0; i < result.Length; i++)
        {
            var (y, x, colour) = (i / 3 / Latents, i / 3 % Latents, i % 3);
            var sum = 0;
            for (var place = 0; place < Scale * Scale; place++)
            {
                sum += rgb[((y * Scale + place / Scale) * side + x * Scale + place % Scale) * 3 + colour];
            }

            result[i] = (byte)(sum / (Scale * Scale));
        }

        return result;
    }

    private static double Distance(byte[] a, byte[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
}

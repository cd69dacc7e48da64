using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion;

public sealed class VariationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_variation_goes_from_the_picture_to_that_of_the_other_seed()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        byte[] Varied(double amount) => pipeline.Generate(Requests.Tiny with { Variation = new NoiseVariation([8], amount) }, null, Token).Pictures[0].Rgb;
        var one = pipeline.Generate(Requests.Tiny, null, Token).Pictures[0].Rgb;
        var other = pipeline.Generate(Requests.Tiny with { Seeds = [8] }, null, Token).Pictures[0].Rgb;
        Assert.Equal(one, Varied(0));
        Assert.Equal(other, Varied(1));
        double[] distances = [.. new[] { 0.1, 0.3, 0.6 }.Select(amount => Pictures.Distance(one, Varied(amount)))];
        Assert.Equal(distances.Order(), distances);
        Assert.True(distances[0] > 0 && distances[2] < 1.5 * Pictures.Distance(one, other));
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    public void Mixed_noise_is_as_strong_as_noise(double amount)
    {
        var noise = new Noise(1).Normal(2, 4, 32, 32);
        var mixed = new NoiseVariation([2, 3], amount).Apply(noise);
        var deviation = Math.Sqrt(mixed.Data.Average(value => (double)value * value));
        Assert.InRange(deviation, 0.97, 1.03);
        Assert.InRange(Math.Sqrt((noise * 0.5f + new Noise(9).Normal(2, 4, 32, 32) * 0.5f).Data.Average(value => (double)value * value)), 0.65, 0.75);
    }

    [Fact]
    public void Noise_varied_towards_itself_stays_as_it_is()
    {
        var noise = new Noise(2).Normal(1, 4, 8, 8);
        var mixed = new NoiseVariation([2], 0.5).Apply(noise);
        Assert.All(noise.Data.Zip(mixed.Data), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Variations_of_one_seed_are_a_batch()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var request = Requests.Tiny with { Seeds = [7, 7, 7], Variation = new NoiseVariation([1, 2, 1], 0.4) };
        var pictures = pipeline.Generate(request, null, Token).Pictures;
        Assert.NotEqual(pictures[0].Rgb, pictures[1].Rgb);
        Assert.True(pictures[0].Rgb.Zip(pictures[2].Rgb).All(pair => Math.Abs(pair.First - pair.Second) <= 1));
    }
}

using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Tests.Diffusion;

public sealed class StartCheckTests : IDisposable
{
    private readonly StableDiffusionPipeline _pipeline = TinyModels.Load("tiny-sd");

    private static ImageStart From => new() { Image = Pictures.Gradient(64, 64), Strength = 0.5 };

    private static SecondPass Larger => new() { Width = 96, Height = 96, Strength = 0.5 };

    [Fact]
    public void Every_picture_or_mask_that_does_not_fit_gets_its_sentence()
    {
        Refused(From with { Strength = 0 }, "The strength must be above 0 and at most 1, not 0.");
        Refused(From with { Strength = double.NaN }, "The strength must be above 0");
        Refused(From with { Strength = 1.5 }, "The strength must be above 0");
        Refused(From with { Strength = 0.2 }, "A strength of 0.2 leaves none of 4 steps; take more steps or more strength.");
        Refused(From with { Image = Pictures.Gradient(128, 64) }, "The picture has 128 x 64 pixels; it must be as large as what is drawn, 64 x 64.");
        Refused(From with { Image = new SourcePicture(64, 64, new byte[5]) }, "The picture holds 5 bytes, expected 12288 for 64 x 64 pixels.");
        Refused(From with { Mask = Pictures.Mask(32, 64, (_, _) => true) }, "The mask has 32 x 64 pixels");
        Refused(From with { Mask = new PictureMask(64, 64, new byte[64]) }, "The mask holds 64 bytes, expected 4096");
        Refused(From with { Mask = Pictures.Mask(64, 64, (_, _) => true), Feather = 65 }, "The soft edge of a mask must be 0 to 64 pixels wide, not 65.");
        Refused(From with { Mask = Pictures.Mask(64, 64, (_, _) => false) }, "The mask is empty: paint over what is to be drawn anew.");
    }

    [Fact]
    public void Every_variation_second_pass_tile_and_clip_skip_that_does_not_fit_gets_its_sentence()
    {
        Refused(Requests.Tiny with { Variation = new NoiseVariation([1, 2], 0.5) }, "A variation needs one seed per picture: 1, not 2.");
        Refused(Requests.Tiny with { Variation = new NoiseVariation([1], 1.01) }, "The amount of variation must be 0 to 1, not 1.01.");
        Refused(Requests.Tiny with { SecondPass = Larger with { Width = 90 } }, "The width of the second pass must be a multiple of 16 pixels up to 4096, not 90.");
        Refused(Requests.Tiny with { SecondPass = Larger with { Strength = -1 } }, "The strength of the second pass must be above 0");
        Refused(Requests.Tiny with { SecondPass = Larger with { Steps = 1 } }, "A strength of the second pass of 0.5 leaves none of 1 steps");
        Refused(Requests.Tiny with { SecondPass = Larger with { Steps = 0 } }, "Steps of the second pass must be 1 to 1000, not 0.");
        Refused(
            Requests.Tiny with { SecondPass = Larger, From = From with { Mask = Pictures.Mask(64, 64, (_, _) => true) } },
            "A second pass would draw what the mask keeps anew; inpaint first, then enlarge the finished picture.");
        Refused(Requests.Tiny with { TileSize = 32 }, "Tiles must be 0 (none) or at least 64 pixels wide, not 32.");
        Refused(Requests.Tiny with { TileSize = -1 }, "Tiles must be 0");
        Refused(Requests.Tiny with { ClipSkip = 1 }, "This model's text encoder gives its last layer only, so that clip skip must be 0");
        Refused(Requests.Tiny with { ClipSkip = -1 }, "This model's text encoder gives its last layer only");
    }

    public void Dispose() => _pipeline.Dispose();

    private void Refused(ImageStart from, string sentence) => Refused(Requests.Tiny with { From = from }, sentence);

    private void Refused(TextToImageRequest request, string sentence) => Assert.StartsWith(
        sentence,
        Assert.Throws<InferenceException>(() => _pipeline.Generate(request, null, TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);
}

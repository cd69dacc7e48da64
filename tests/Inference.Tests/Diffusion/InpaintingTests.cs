using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Tests.Diffusion;

public sealed class InpaintingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<int, int, bool>> Masks => new()
    {
        { "a disc", (x, y) => (x - 128) * (x - 128) + (y - 110) * (y - 110) < 60 * 60 },
        { "a thin stroke between the latents", (x, y) => y is >= 119 and < 124 && x is > 20 and < 230 },
        { "one pixel", (x, y) => (x, y) == (100, 37) },
        { "all but a frame", (x, y) => x is >= 3 and < 253 && y is >= 3 and < 253 },
    };

    [Theory]
    [MemberData(nameof(Masks), DisableDiscoveryEnumeration = true)]
    public void Not_one_byte_outside_the_mask_changes_with_the_embedded_model(string shape, Func<int, int, bool> repainted)
    {
        using var pipeline = TinyModels.LoadEmbedded();
        var image = new SourcePicture(256, 256, pipeline.Generate(Requests.Squirrel with { Steps = 8 }, null, Token).Pictures[0].Rgb);
        var mask = Pictures.Mask(256, 256, repainted);
        var painted = pipeline.Generate(
            Requests.Squirrel with
            {
                Prompt = "A red fox is in a snowy forest at night. Flat illustration.",
                Steps = 8,
                Seeds = [9],
                From = new ImageStart { Image = image, Mask = mask, Strength = 1 },
            },
            null,
            Token).Pictures[0].Rgb;
        Assert.NotEmpty(shape);
        AssertKept(image, mask, painted);
        Assert.Contains(Enumerable.Range(0, 256 * 256), pixel => mask.IsRepainted(pixel) && !Same(image.Rgb, painted, pixel));
    }

    [Theory]
    [InlineData("tiny-sd", 1)]
    [InlineData("tiny-sd", 0.6)]
    [InlineData("tiny-sd-inpaint", 1)]
    [InlineData("tiny-sd-inpaint", 0.6)]
    [InlineData("tiny-sd2-vpred", 1)]
    [InlineData("tiny-sdxl", 0.8)]
    public void Weights_with_and_without_a_mask_input_keep_what_is_not_masked(string model, double strength)
    {
        using var pipeline = TinyModels.Load(model);
        var image = Pictures.Golden("img-h96-w128.png");
        var mask = Pictures.Mask(128, 96, (x, y) => x > 40 && y < 61);
        var request = Requests.Tiny with { Width = 128, Height = 96, Steps = 5, Sampler = "Euler a", Seeds = [1, 2], From = new ImageStart { Image = image, Mask = mask, Strength = strength } };
        var result = pipeline.Generate(request, null, Token);
        Assert.All(result.Pictures, picture => AssertKept(image, mask, picture.Rgb));
        Assert.NotEqual(result.Pictures[0].Rgb, result.Pictures[1].Rgb);
        Assert.Equal(result.Pictures[0].Rgb, pipeline.Generate(request, null, Token).Pictures[0].Rgb);
    }

    [Fact]
    public void What_is_kept_shapes_what_is_painted()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var mask = Pictures.Mask(128, 128, (x, _) => x >= 64);
        byte[] Painted(string file) => pipeline.Generate(
            Requests.Tiny with { Width = 128, Height = 128, From = new ImageStart { Image = Pictures.Golden(file), Mask = mask, Strength = 1 } }, null, Token).Pictures[0].Rgb;
        var (one, other) = (Painted("img-128x128.png"), Painted("img-b-128x128.png"));
        Assert.Contains(Enumerable.Range(0, 128 * 128), pixel => mask.IsRepainted(pixel) && !Same(one, other, pixel));
    }

    [Fact]
    public void Weights_made_for_inpainting_draw_from_words_too()
    {
        using var pipeline = TinyModels.Load("tiny-sd-inpaint");
        var picture = pipeline.Generate(Requests.Tiny, null, Token).Pictures[0];
        Assert.Equal(picture.Rgb, pipeline.Generate(Requests.Tiny, null, Token).Pictures[0].Rgb);
        Assert.NotEqual(picture.Rgb, pipeline.Generate(Requests.Tiny with { Prompt = "city street at night" }, null, Token).Pictures[0].Rgb);
    }

    [Fact]
    public void A_latent_counts_as_masked_when_any_of_its_pixels_is()
    {
        var mask = Pictures.Mask(32, 16, (x, y) => (x, y) == (13, 9));
        Assert.Equal([0f, 0f, 0f, 0f, 0f, 1f, 0f, 0f], LatentMask.Of(mask, 8, MaskSampling.AnyPixel).Data);
        Assert.All(LatentMask.Of(mask, 8, MaskSampling.FirstPixel).Data, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_soft_edge_fades_inside_the_mask_only()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var image = Pictures.Gradient(64, 64);
        var mask = Pictures.Mask(64, 64, (x, _) => x >= 20);
        byte[] Painted(int feather) => pipeline.Generate(
            Requests.Tiny with { From = new ImageStart { Image = image, Mask = mask, Strength = 1, Feather = feather } }, null, Token).Pictures[0].Rgb;
        var (hard, soft) = (Painted(0), Painted(7));
        AssertKept(image, mask, soft);
        Assert.DoesNotContain(Enumerable.Range(0, 64 * 64), pixel => pixel % 64 >= 27 && !Same(hard, soft, pixel));

        // Half way into a ramp of 8 steps half of the difference is left.
        var middle = 3 * (30 * 64 + 23);
        Assert.Equal((image.Rgb[middle] + hard[middle]) / 2.0, soft[middle], 0.5);
    }

    [Fact]
    public void Distances_are_to_the_nearest_kept_pixel_and_borders_are_none()
    {
        var mask = Pictures.Mask(5, 3, (x, y) => (x, y) != (0, 0));
        float[] expected = [0, 1, 2, 3, 4, 1, 1.4142f, 2.4142f, 3.4142f, 4.4142f, 2, 2.4142f, 2.8284f, 3.8284f, 4.8284f];
        Assert.All(expected.Zip(MaskFeather.Weights(mask, 9)), pair => Assert.Equal(pair.First / 10, pair.Second, 1e-3f));
        Assert.All(MaskFeather.Weights(Pictures.Mask(3, 3, (_, _) => true), 4), weight => Assert.Equal(1, weight));
    }

    private static void AssertKept(SourcePicture image, PictureMask mask, byte[] painted)
    {
        Assert.Equal(image.Rgb.Length, painted.Length);
        Assert.DoesNotContain(Enumerable.Range(0, mask.Grey.Length), pixel => !mask.IsRepainted(pixel) && !Same(image.Rgb, painted, pixel));
    }

    private static bool Same(byte[] a, byte[] b, int pixel) => a.AsSpan(3 * pixel, 3).SequenceEqual(b.AsSpan(3 * pixel, 3));
}

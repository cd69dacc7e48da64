using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Tests.Diffusion;

public sealed class EnlargedMaskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int, Func<int, int, bool>> Masks => new()
    {
        { "an eye in a picture of the model's size", 256, 256, (x, y) => x is >= 100 and < 124 && y is >= 60 and < 72 },
        { "a stroke at the border of a picture that the model cannot draw", 301, 177, (x, y) => y < 3 && x is > 40 and < 260 },
        { "one pixel in a corner", 90, 400, (x, y) => (x, y) == (89, 399) },
        { "two far ends", 500, 300, (x, y) => (x, y) is (0, 0) or (499, 299) },
        { "everything", 70, 50, (_, _) => true },
    };

    [Theory]
    [MemberData(nameof(Masks), DisableDiscoveryEnumeration = true)]
    public void Not_one_byte_outside_the_mask_changes_and_the_picture_keeps_its_size(string shape, int width, int height, Func<int, int, bool> repainted)
    {
        using var pipeline = TinyModels.LoadEmbedded();
        var image = Pictures.Gradient(width, height);
        var mask = Pictures.Mask(width, height, repainted);
        var start = new ImageStart { Image = image, Mask = mask, Strength = 1, Window = StartWindow.MaskEnlarged };

        var painted = pipeline.Generate(Requests.Squirrel with { Steps = 2, From = start }, null, Token).Pictures[0];

        Assert.NotEmpty(shape);
        Assert.Equal((width, height), (painted.Width, painted.Height));
        bool Same(int pixel) => image.Rgb.AsSpan(3 * pixel, 3).SequenceEqual(painted.Rgb.AsSpan(3 * pixel, 3));
        Assert.DoesNotContain(Enumerable.Range(0, width * height), pixel => !mask.IsRepainted(pixel) && !Same(pixel));
        Assert.Contains(Enumerable.Range(0, width * height), pixel => mask.IsRepainted(pixel) && !Same(pixel));
    }

    [Fact]
    public void The_same_request_is_the_same_picture_and_a_soft_edge_stays_inside()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var image = Pictures.Gradient(200, 120);
        var mask = Pictures.Mask(200, 120, (x, y) => x is > 90 and < 130 && y is > 50 and < 90);
        byte[] Painted(int feather) => pipeline.Generate(
            Requests.Tiny with { From = new ImageStart { Image = image, Mask = mask, Strength = 0.7, Feather = feather, Window = StartWindow.MaskEnlarged } }, null, Token).Pictures[0].Rgb;

        var (hard, soft) = (Painted(0), Painted(6));

        Assert.Equal(soft, Painted(6));
        Assert.NotEqual(hard, soft);
        Assert.True(Pictures.Distance(image.Rgb, soft) < Pictures.Distance(image.Rgb, hard));
    }

    [Fact]
    public void The_model_sees_the_surroundings_in_its_own_size()
    {
        var image = Pictures.Gradient(400, 300);
        var mask = Pictures.Mask(400, 300, (x, y) => x is >= 200 and < 210 && y is >= 100 and < 120);

        var start = new EnlargedMask(new ImageStart { Image = image, Mask = mask, Strength = 1 }, mask, 256, 256).Start;

        Assert.Equal((256, 256, 256, 256), (start.Image.Width, start.Image.Height, start.Mask!.Width, start.Mask.Height));

        // 20 pixels of mask with 32 around them on each side: 84 become 256.
        var rows = Enumerable.Range(0, 256).Count(y => Enumerable.Range(0, 256).Any(x => start.Mask.IsRepainted((y * 256) + x)));
        Assert.InRange(rows, 20 * 256 / 84, (20 * 256 / 84) + 4);
    }

    [Fact]
    public void A_thin_stroke_survives_when_its_surroundings_are_scaled_down()
    {
        var mask = Pictures.Mask(600, 600, (x, y) => y == 301 && x is > 10 and < 590);
        var start = new EnlargedMask(new ImageStart { Image = Pictures.Gradient(600, 600), Mask = mask, Strength = 1 }, mask, 64, 64).Start;
        Assert.Equal(62, Enumerable.Range(0, 64 * 64).Count(start.Mask!.IsRepainted), 2.0);
    }

    [Theory]
    [InlineData(400, 300, 200, 150, 64, 64, 168, 118, 65, 65)]
    [InlineData(400, 300, 0, 0, 64, 64, 0, 0, 65, 65)]
    [InlineData(400, 300, 399, 299, 64, 64, 335, 235, 65, 65)]
    [InlineData(400, 300, 200, 150, 128, 64, 135, 118, 130, 65)]
    [InlineData(50, 300, 20, 150, 64, 64, 0, 118, 50, 65)]
    public void The_area_has_room_around_the_mask_and_the_proportions_of_what_is_drawn(
        int width, int height, int x, int y, int drawnWidth, int drawnHeight, int left, int top, int areaWidth, int areaHeight)
    {
        var mask = Pictures.Mask(width, height, (column, row) => (column, row) == (x, y));
        Assert.Equal(new MaskArea(left, top, areaWidth, areaHeight), MaskArea.Around(mask, drawnWidth, drawnHeight));
    }

    [Fact]
    public void Without_a_mask_there_is_nothing_to_enlarge()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var start = new ImageStart { Image = Pictures.Gradient(64, 64), Strength = 1, Window = StartWindow.MaskEnlarged };
        var refusal = Assert.Throws<InferenceException>(() => pipeline.Generate(Requests.Tiny with { From = start }, null, Token));
        Assert.StartsWith("Only a mask can be enlarged", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_must_be_as_large_as_its_picture()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var start = new ImageStart { Image = Pictures.Gradient(200, 120), Mask = Pictures.Mask(64, 64, (_, _) => true), Strength = 1, Window = StartWindow.MaskEnlarged };
        var refusal = Assert.Throws<InferenceException>(() => pipeline.Generate(Requests.Tiny with { From = start }, null, Token));
        Assert.StartsWith("The mask has 64 x 64 pixels; it must be as large as what is drawn, 200 x 120.", refusal.Message, StringComparison.Ordinal);
    }
}

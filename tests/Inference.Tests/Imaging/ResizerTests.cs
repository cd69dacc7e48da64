using Studio.Inference.Imaging;

namespace Studio.Inference.Tests.Imaging;

public sealed class ResizerTests
{
    [Fact]
    public void Bilinear_keeps_the_corners_where_they_are()
    {
        byte[] rgb = [0, 0, 0, 100, 100, 100, 200, 200, 200];
        var wide = Resizer.Bilinear(3, 1, rgb, 5, 1);
        Assert.Equal([0f, 50f, 100f, 150f, 200f], wide.Where((_, i) => i % 3 == 0));
    }

    [Fact]
    public void Bilinear_to_the_same_size_changes_nothing()
    {
        var rgb = Enumerable.Range(0, 7 * 5 * 3).Select(i => (byte)(i * 11)).ToArray();
        Assert.Equal(rgb.Select(value => (float)value), Resizer.Bilinear(7, 5, rgb, 7, 5));
    }

    [Fact]
    public void Box_takes_the_mean_of_what_a_pixel_covers()
    {
        byte[] rgb = [0, 0, 0, 60, 60, 60, 90, 90, 90];
        // Three pixels on two: the middle one counts half on each side.
        Assert.Equal([20, 20, 20, 80, 80, 80], Resizer.Box(3, 1, rgb, 2, 1));
    }

    [Fact]
    public void Box_keeps_the_mean_colour()
    {
        var random = new Random(3);
        var rgb = new byte[97 * 61 * 3];
        random.NextBytes(rgb);
        var small = Resizer.Box(97, 61, rgb, 10, 6);
        Assert.Equal(rgb.Average(value => value), small.Average(value => value), tolerance: 1);
    }

    [Fact]
    public void Box_never_enlarges() => Assert.Equal(3, Resizer.Box(1, 1, [1, 2, 3], 50, 50).Length);

    [Theory]
    [InlineData(1000, 500, 320, 160)]
    [InlineData(500, 1000, 160, 320)]
    [InlineData(10, 10, 10, 10)]
    [InlineData(100_000, 1, 320, 1)]
    public void Fit_keeps_the_aspect(int width, int height, int fitWidth, int fitHeight) =>
        Assert.Equal((fitWidth, fitHeight), Resizer.Fit(width, height, 320));

    [Fact]
    public void A_blur_holds_no_detail()
    {
        // A chequered picture is gray at a blur's scale.
        var rgb = Enumerable.Range(0, 96 * 96).SelectMany(i => Enumerable.Repeat((i + (i / 96)) % 2 == 0 ? (byte)0 : (byte)255, 3)).ToArray();
        var blur = BlurThumb.Of(96, 96, rgb);
        Assert.Equal((64, 64), (blur.Width, blur.Height));
        Assert.All(blur.Rgb, value => Assert.InRange(value, 120, 135));
    }
}

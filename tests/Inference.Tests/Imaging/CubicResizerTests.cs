using Studio.Inference.Imaging;
using Studio.Inference.Tests.Diffusion;

namespace Studio.Inference.Tests.Imaging;

public sealed class CubicResizerTests
{
    [Fact]
    public void The_same_size_is_the_same_picture()
    {
        var picture = Pictures.Gradient(31, 17);
        Assert.Equal(picture.Rgb, CubicResizer.Resize(31, 17, picture.Rgb, 31, 17));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 40)]
    [InlineData(96, 3)]
    public void One_colour_stays_that_colour(int newWidth, int newHeight)
    {
        var resized = CubicResizer.Resize(20, 9, Enumerable.Repeat((byte)173, 20 * 9 * 3).ToArray(), newWidth, newHeight);
        Assert.Equal(newWidth * newHeight * 3, resized.Length);
        Assert.All(resized, value => Assert.Equal(173, value));
    }

    [Fact]
    public void A_ramp_stays_a_ramp_with_its_centres_in_place()
    {
        byte[] ramp = [.. Enumerable.Range(0, 16).SelectMany(x => Enumerable.Repeat((byte)(x * 10), 3))];
        var larger = CubicResizer.Resize(16, 1, ramp, 64, 1);

        // A cubic through a straight line is the line; pixel i of 64 lies at (i + 0.5) / 4 - 0.5 of 16. At the borders there is no line.
        Assert.All(Enumerable.Range(8, 48), x => Assert.Equal((((x + 0.5) / 4) - 0.5) * 10, larger[x * 3], 0.51));
    }

    [Fact]
    public void Enlarged_and_shrunk_again_is_nearly_what_it_was()
    {
        var picture = Pictures.Gradient(48, 40);
        var there = CubicResizer.Resize(48, 40, picture.Rgb, 192, 160);
        var back = CubicResizer.Resize(192, 160, there, 48, 40);
        Assert.True(Pictures.Distance(picture.Rgb, back) < 6);
    }

    [Fact]
    public void Shrinking_looks_at_every_pixel()
    {
        var stripes = Enumerable.Range(0, 64 * 64).SelectMany(i => Enumerable.Repeat(i % 2 == 0 ? (byte)0 : (byte)255, 3)).ToArray();
        Assert.All(CubicResizer.Resize(64, 64, stripes, 8, 8), value => Assert.InRange(value, 108, 148));
    }
}

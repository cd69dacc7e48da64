using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Inference.Tests.Diffusion;

namespace Studio.Inference.Tests.Imaging;

public sealed class MaskPngTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(256, 131)]
    public void A_mask_is_read_as_it_was_written_and_the_same_mask_is_the_same_file(int width, int height)
    {
        var mask = new PictureMask(width, height, [.. Enumerable.Range(0, width * height).Select(i => (byte)(i * 37))]);
        var file = MaskPng.Write(mask);

        var again = MaskPng.Read(file);

        Assert.Equal((width, height), (again.Width, again.Height));
        Assert.Equal(mask.Grey, again.Grey);
        Assert.Equal(file, MaskPng.Write(again));
    }

    [Fact]
    public void A_coloured_one_counts_by_its_brightness()
    {
        byte[] rgb = [255, 255, 255, 0, 0, 0, 255, 0, 0, 255, 255, 0];
        var mask = MaskPng.Read(PngWriter.Write(4, 1, rgb, []));
        Assert.Equal([true, false, false, true], Enumerable.Range(0, 4).Select(mask.IsRepainted));
    }

    [Fact]
    public void Its_file_is_small()
    {
        Assert.True(MaskPng.Write(Pictures.Mask(1024, 1024, (x, y) => x > y)).Length < 20_000);
    }

    [Fact]
    public void What_is_no_PNG_is_refused_with_a_sentence()
    {
        Assert.EndsWith(".", Assert.Throws<InferenceException>(() => MaskPng.Read("GIF89a"u8)).Message, StringComparison.Ordinal);
    }
}

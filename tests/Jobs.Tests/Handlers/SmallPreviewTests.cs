using Studio.Inference.Imaging;
using Studio.Jobs.Handlers;

namespace Studio.Jobs.Tests.Handlers;

public sealed class SmallPreviewTests
{
    [Theory]
    [InlineData(32, 32, 32, 32)]
    [InlineData(64, 48, 64, 48)]
    [InlineData(128, 128, 64, 64)]
    [InlineData(256, 192, 64, 48)]
    [InlineData(96, 256, 24, 64)]
    public void The_preview_of_a_large_model_leaves_the_slot_no_larger_than_the_blur_of_a_held_picture(int width, int height, int shownWidth, int shownHeight)
    {
        var rgb = new byte[width * height * 3];
        Array.Fill(rgb, (byte)90);

        var shown = PngReader.Read(SmallPreview.Png(width, height, rgb));

        Assert.Equal((shownWidth, shownHeight), (shown.Width, shown.Height));
        Assert.All(shown.Rgb, value => Assert.Equal(90, value));
    }
}

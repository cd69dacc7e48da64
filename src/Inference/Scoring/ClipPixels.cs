using Studio.Inference.Imaging;
using Studio.Inference.Models;

namespace Studio.Inference.Scoring;

/// <summary>A picture as a CLIP takes it, as transformers' CLIPImageProcessor prepares it; bytes differ from Pillow's by 2 at most, but in the two rows along the border.</summary>
internal static class ClipPixels
{
    private const int Channels = 3;

    /// <param name="target">[3, side, side], channels first.</param>
    public static void Prepare(ClipPicture picture, int width, int height, ReadOnlySpan<byte> rgb, Span<float> target)
    {
        var (newWidth, newHeight) = Shortened(width, height, picture.ShortSide);
        var resized = CubicResizer.Resize(width, height, rgb, newWidth, newHeight);
        var side = picture.Side;
        var (left, top) = ((newWidth - side) / 2, (newHeight - side) / 2);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                for (var c = 0; c < Channels; c++)
                {
                    var value = resized[((((top + y) * newWidth) + left + x) * Channels) + c];
                    target[(c * side * side) + (y * side) + x] = ((value * picture.Rescale) - picture.Mean[c]) / picture.Std[c];
                }
            }
        }
    }

    /// <summary>The longer side is cut off to whole pixels, as there.</summary>
    private static (int Width, int Height) Shortened(int width, int height, int shortSide) =>
        width <= height ? (shortSide, (int)((long)shortSide * height / width)) : ((int)((long)shortSide * width / height), shortSide);
}

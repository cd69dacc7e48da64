using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;

namespace Studio.Jobs.Edits;

/// <summary>A picture of any size as one of the asked size: its middle in the asked proportions, scaled.</summary>
internal static class PictureFit
{
    private const int Colours = 3;

    public static SourcePicture To(SourcePicture picture, int width, int height)
    {
        var cutWidth = (int)Math.Min(picture.Width, Math.Max(1, (long)picture.Height * width / height));
        var cutHeight = (int)Math.Min(picture.Height, Math.Max(1, (long)picture.Width * height / width));
        var (left, top) = ((picture.Width - cutWidth) / 2, (picture.Height - cutHeight) / 2);
        var cut = new byte[cutWidth * cutHeight * Colours];
        for (var y = 0; y < cutHeight; y++)
        {
            picture.Rgb.AsSpan((((top + y) * picture.Width) + left) * Colours, cutWidth * Colours).CopyTo(cut.AsSpan(y * cutWidth * Colours));
        }

        return new SourcePicture(width, height, CubicResizer.Resize(cutWidth, cutHeight, cut, width, height));
    }
}

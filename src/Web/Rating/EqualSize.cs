using Studio.Inference.Imaging;

namespace Studio.Web.Rating;

/// <summary>Both pictures of a pair are sent equally large, whatever their systems make: the size would tell which is which.</summary>
internal static class EqualSize
{
    /// <summary>As large as it is shown on a large screen.</summary>
    private const int MostSide = 1024;

    /// <summary>For the last page.</summary>
    private const int SmallSide = 192;

    private const byte Grey = 128;

    /// <summary>The smaller one decides: nothing is enlarged. Where the shapes differ, grey fills up.</summary>
    public static PngImage Of(PngImage picture, (int Width, int Height) other, bool isSmall)
    {
        var side = Math.Min(isSmall ? SmallSide : MostSide, Math.Min(Math.Max(picture.Width, picture.Height), Math.Max(other.Width, other.Height)));
        var (width, height) = Resizer.Fit(picture.Width, picture.Height, side);
        var (otherWidth, otherHeight) = Resizer.Fit(other.Width, other.Height, side);
        var rgb = (width, height) == (picture.Width, picture.Height) ? picture.Rgb : Resizer.Box(picture.Width, picture.Height, picture.Rgb, width, height);
        var (fullWidth, fullHeight) = (Math.Max(width, otherWidth), Math.Max(height, otherHeight));
        return (fullWidth, fullHeight) == (width, height) ? new PngImage(width, height, rgb, []) : Padded(width, height, rgb, fullWidth, fullHeight);
    }

    private static PngImage Padded(int width, int height, byte[] rgb, int fullWidth, int fullHeight)
    {
        var full = new byte[fullWidth * fullHeight * 3];
        Array.Fill(full, Grey);
        var (left, top) = ((fullWidth - width) / 2, (fullHeight - height) / 2);
        for (var row = 0; row < height; row++)
        {
            rgb.AsSpan(row * width * 3, width * 3).CopyTo(full.AsSpan((((top + row) * fullWidth) + left) * 3));
        }

        return new PngImage(fullWidth, fullHeight, full, []);
    }
}

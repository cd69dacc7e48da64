using Studio.Data;
using Studio.Inference;
using Studio.Inference.Imaging;

namespace Studio.Web.Profile.Portraits;

/// <summary>Makes a portrait of any picture: its middle square, small, without a word of metadata.</summary>
internal static class PortraitPicture
{
    /// <summary>Pixels: the largest place for it has 56, on screens of up to three and a half.</summary>
    public const int Side = 192;

    public static byte[] From(byte[] file)
    {
        var picture = Read(file);
        var side = Math.Min(picture.Width, picture.Height);
        var square = Square(picture, side);
        var small = side > Side ? Resizer.Box(side, side, square, Side, Side) : CubicResizer.Resize(side, side, square, Side, Side);
        return PngWriter.Write(Side, Side, small, []);
    }

    private static PngImage Read(byte[] file)
    {
        try
        {
            return PngReader.Read(file);
        }
        catch (InferenceException broken)
        {
            throw new StudioException($"This cannot become your picture: {broken.Message}", RefusalKind.Invalid, broken);
        }
    }

    private static byte[] Square(PngImage picture, int side)
    {
        var (left, top) = ((picture.Width - side) / 2, (picture.Height - side) / 2);
        var square = new byte[side * side * 3];
        for (var y = 0; y < side; y++)
        {
            picture.Rgb.AsSpan((((top + y) * picture.Width) + left) * 3, side * 3).CopyTo(square.AsSpan(y * side * 3));
        }

        return square;
    }
}

using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Imaging;

/// <summary>Masks as files: a grey PNG, white is painted anew and black is kept.</summary>
public static class MaskPng
{
    private const int Colours = 3;

    /// <summary>The same mask gives the same bytes.</summary>
    public static byte[] Write(PictureMask mask) => PngWriter.WriteGrey(mask.Width, mask.Height, mask.Grey);

    /// <summary>Any PNG; a coloured one by its brightness.</summary>
    public static PictureMask Read(ReadOnlySpan<byte> file)
    {
        var picture = PngReader.Read(file);
        var grey = new byte[picture.Width * picture.Height];
        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = (byte)((picture.Rgb[i * Colours] + picture.Rgb[(i * Colours) + 1] + picture.Rgb[(i * Colours) + 2]) / Colours);
        }

        return new PictureMask(picture.Width, picture.Height, grey);
    }
}

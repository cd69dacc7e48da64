using System.Buffers.Binary;

namespace Studio.Inference.Imaging;

/// <summary>Turns the samples of a row into RGB bytes: every colour type and depth, palette, transparency laid on white.</summary>
internal sealed class PngRow(PngHeader header, byte[] palette, byte[] transparency)
{
    private readonly int _channels = header.Channels;
    private readonly int _depth = header.BitDepth;

    /// <summary>True when a row already is what it should become.</summary>
    public bool IsPlainRgb { get; } = header is { Color: PngColor.Rgb, BitDepth: 8 } && transparency.Length == 0;

    /// <summary>Writes pixel <paramref name="x"/> of <paramref name="row"/> to the first three bytes of <paramref name="rgb"/>.</summary>
    public void Pixel(ReadOnlySpan<byte> row, int x, Span<byte> rgb)
    {
        switch (header.Color)
        {
            case PngColor.Palette:
                PalettePixel(Sample(row, x), rgb);
                break;
            case PngColor.Gray:
                var gray = Sample(row, x);
                Lay(Scale(gray), Scale(gray), Scale(gray), IsKey(gray, gray, gray) ? 0 : 255, rgb);
                break;
            case PngColor.GrayAlpha:
                var shade = Scale(Sample(row, x * 2));
                Lay(shade, shade, shade, Scale(Sample(row, (x * 2) + 1)), rgb);
                break;
            default:
                var first = x * _channels;
                var (red, green, blue) = (Sample(row, first), Sample(row, first + 1), Sample(row, first + 2));
                var alpha = header.Color == PngColor.RgbAlpha ? Scale(Sample(row, first + 3)) : IsKey(red, green, blue) ? 0 : 255;
                Lay(Scale(red), Scale(green), Scale(blue), alpha, rgb);
                break;
        }
    }

    private void PalettePixel(int index, Span<byte> rgb)
    {
        if ((index * 3) + 2 >= palette.Length)
        {
            throw new InferenceException("The PNG file is damaged: a pixel names a colour that its palette does not have.");
        }

        var alpha = index < transparency.Length ? transparency[index] : 255;
        Lay(palette[index * 3], palette[(index * 3) + 1], palette[(index * 3) + 2], alpha, rgb);
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        switch (_depth)
        {
            case 8:
                return row[index];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(row[(index * 2)..]);
            default:
                var bit = index * _depth;
                return (row[bit >> 3] >> (8 - _depth - (bit & 7))) & ((1 << _depth) - 1);
        }
    }

    // 16 bits are rounded to the nearest of 256 levels, fewer bits spread over them.
    private int Scale(int sample) => _depth switch
    {
        8 => sample,
        16 => ((sample * 255) + 32895) >> 16,
        _ => sample * 255 / ((1 << _depth) - 1),
    };

    // tRNS of gray and RGB pictures names the one colour that is transparent, as 16-bit samples.
    private bool IsKey(int red, int green, int blue)
    {
        if (header.Color == PngColor.Gray)
        {
            return transparency.Length == 2 && BinaryPrimitives.ReadUInt16BigEndian(transparency) == red;
        }

        return transparency.Length == 6
            && BinaryPrimitives.ReadUInt16BigEndian(transparency) == red
            && BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2)) == green
            && BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(4)) == blue;
    }

    private static void Lay(int red, int green, int blue, int alpha, Span<byte> rgb)
    {
        rgb[0] = OnWhite(red, alpha);
        rgb[1] = OnWhite(green, alpha);
        rgb[2] = OnWhite(blue, alpha);
    }

    private static byte OnWhite(int value, int alpha) =>
        alpha == 255 ? (byte)value : (byte)(((value * alpha) + (255 * (255 - alpha)) + 127) / 255);
}

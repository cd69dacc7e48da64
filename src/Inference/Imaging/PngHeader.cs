using System.Buffers.Binary;

namespace Studio.Inference.Imaging;

internal enum PngColor
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    RgbAlpha = 6,
}

/// <summary>IHDR (PNG specification 11.2.2), checked.</summary>
internal sealed record PngHeader(int Width, int Height, int BitDepth, PngColor Color, bool Interlaced)
{
    public int Channels => Color switch
    {
        PngColor.Rgb => 3,
        PngColor.GrayAlpha => 2,
        PngColor.RgbAlpha => 4,
        _ => 1,
    };

    public static PngHeader Parse(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13)
        {
            throw Damaged();
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width == 0 || height == 0)
        {
            throw Damaged();
        }

        if ((ulong)width * height > PngReader.MaxPixels)
        {
            throw new InferenceException($"The picture is {width}x{height} pixels; at most {PngReader.MaxPixels >> 20} megapixels can be read.");
        }

        var depth = data[8];
        var color = (PngColor)data[9];
        if (!IsAllowed(color, depth) || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw Damaged();
        }

        return new PngHeader((int)width, (int)height, depth, color, data[12] == 1);
    }

    /// <summary>Bytes of one row of so many pixels, without its filter byte.</summary>
    public int RowBytes(int pixels) => (int)((((long)pixels * Channels * BitDepth) + 7) / 8);

    private static bool IsAllowed(PngColor color, int depth) => color switch
    {
        PngColor.Gray => depth is 1 or 2 or 4 or 8 or 16,
        PngColor.Palette => depth is 1 or 2 or 4 or 8,
        PngColor.Rgb or PngColor.GrayAlpha or PngColor.RgbAlpha => depth is 8 or 16,
        _ => false,
    };

    private static InferenceException Damaged() => new("The PNG file is damaged: its header holds impossible values.");
}

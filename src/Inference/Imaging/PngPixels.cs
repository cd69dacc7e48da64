using System.IO.Compression;

namespace Studio.Inference.Imaging;

/// <summary>Inflates, unfilters and spreads the rows of a PNG. Holds the result, two rows and the compressed data, never the inflated whole.</summary>
internal static class PngPixels
{
    // Deflate cannot shrink data to less than 1/1032 of its size: a small file that declares a huge picture is refused before anything is allocated.
    private const int MostDeflateCanShrink = 1032;

    public static byte[] Decode(PngHeader header, byte[] compressed, PngRow expander)
    {
        var passes = PngPass.Of(header);
        if (passes.Sum(pass => pass.Bytes(header)) > (long)compressed.Length * MostDeflateCanShrink)
        {
            throw new InferenceException("The PNG file is cut off: it holds less data than its size needs.");
        }

        var rgb = new byte[header.Width * header.Height * 3];
        using var inflated = new ZLibStream(new MemoryStream(compressed, writable: false), CompressionMode.Decompress);
        try
        {
            foreach (var pass in passes)
            {
                DecodePass(header, pass, inflated, expander, rgb);
            }

            // One more read makes the inflater check the sum at the end of its data.
            _ = inflated.ReadByte();
            return rgb;
        }
        // zlib's own refusals come as an IOException.
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new InferenceException("The PNG file is damaged: its pixel data cannot be decompressed.", e);
        }
    }

    private static void DecodePass(PngHeader header, PngPass pass, ZLibStream inflated, PngRow expander, byte[] rgb)
    {
        var columns = pass.Columns(header);
        if (columns == 0)
        {
            return;
        }

        var rowBytes = header.RowBytes(columns);
        var pixelBytes = Math.Max(1, header.Channels * header.BitDepth / 8);
        var row = new byte[1 + rowBytes];
        var above = new byte[1 + rowBytes];
        for (var i = 0; i < pass.Rows(header); i++)
        {
            if (inflated.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
            {
                throw new InferenceException("The PNG file is cut off: it holds less data than its size needs.");
            }

            PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), pixelBytes);
            Spread(header, pass, row.AsSpan(1), columns, pass.Top + (i * pass.StepY), expander, rgb);
            (row, above) = (above, row);
        }
    }

    private static void Spread(PngHeader header, PngPass pass, ReadOnlySpan<byte> row, int columns, int y, PngRow expander, byte[] rgb)
    {
        var line = rgb.AsSpan(y * header.Width * 3, header.Width * 3);
        if (expander.IsPlainRgb && columns == header.Width)
        {
            row.CopyTo(line);
            return;
        }

        for (var x = 0; x < columns; x++)
        {
            expander.Pixel(row, x, line[((pass.Left + (x * pass.StepX)) * 3)..]);
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using Studio.Inference.Imaging;

namespace Studio.Inference.Tests.Imaging;

/// <summary>Builds PNG files of every colour type, depth and form for the reader's tests; the writer under test makes only one kind.</summary>
internal static class PngFile
{
    public static byte[] Build(int width, int height, int depth, PngColor color, bool interlaced, Func<int, int, int, int> sample, params (string Type, byte[] Data)[] before)
    {
        var header = new PngHeader(width, height, depth, color, interlaced);
        using var rows = new MemoryStream();
        foreach (var pass in PngPass.Of(header))
        {
            WritePass(rows, header, pass, sample);
        }

        return Assemble(width, height, depth, (int)color, interlaced, Deflate(rows.ToArray()), before);
    }

    public static byte[] Assemble(int width, int height, int depth, int color, bool interlaced, byte[] data, params (string Type, byte[] Data)[] before)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = (byte)depth;
        head[9] = (byte)color;
        head[12] = interlaced ? (byte)1 : (byte)0;
        using var file = new MemoryStream();
        file.Write(PngChunks.Signature);
        PngWriter.WriteChunk(file, "IHDR", head);
        foreach (var (type, chunk) in before)
        {
            PngWriter.WriteChunk(file, type, chunk);
        }

        PngWriter.WriteChunk(file, "IDAT", data);
        PngWriter.WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    public static byte[] Deflate(byte[] data)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(data);
        }

        return compressed.ToArray();
    }

    // Each row takes another filter, so all five are undone.
    private static void WritePass(MemoryStream rows, PngHeader header, PngPass pass, Func<int, int, int, int> sample)
    {
        var columns = pass.Columns(header);
        if (columns == 0)
        {
            return;
        }

        var above = new byte[header.RowBytes(columns)];
        for (var i = 0; i < pass.Rows(header); i++)
        {
            var row = new byte[above.Length];
            for (var x = 0; x < columns * header.Channels; x++)
            {
                Put(row, x, header.BitDepth, sample(pass.Left + (x / header.Channels * pass.StepX), pass.Top + (i * pass.StepY), x % header.Channels));
            }

            var filtered = new byte[row.Length];
            PngFilter.Apply(i % PngFilter.Count, row, above, filtered, Math.Max(1, header.Channels * header.BitDepth / 8));
            rows.WriteByte((byte)(i % PngFilter.Count));
            rows.Write(filtered);
            above = row;
        }
    }

    private static void Put(byte[] row, int index, int depth, int value)
    {
        if (depth == 16)
        {
            BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(index * 2), (ushort)value);
            return;
        }

        var bit = index * depth;
        row[bit >> 3] |= (byte)(value << (8 - depth - (bit & 7)));
    }
}

using System.Text;

namespace Studio.Inference.Tests.Models;

/// <summary>Rewrites a graph's input as an exporter writes it that leaves nothing open: one size becomes a number. The rest stays byte for byte.</summary>
internal static class OnnxAxes
{
    // ModelProto.graph, GraphProto.input, ValueInfoProto.type, TypeProto.tensor_type, Tensor.shape.
    private const int Graph = 7;
    private static readonly int[] ToShape = [2, 1, 2];

    public static void Fix(string file, string input, int axis, int size)
    {
        var fixedInputs = 0;
        File.WriteAllBytes(file, Fields(File.ReadAllBytes(file), (field, graph) => field != Graph ? null : Fields(graph, (part, value) =>
        {
            if (part != 11 || !Encoding.UTF8.GetString(value).Contains(input, StringComparison.Ordinal))
            {
                return null;
            }

            fixedInputs++;
            return Shape(value, 0, axis, size);
        })));
        Assert.Equal(1, fixedInputs);
    }

    private static byte[] Shape(byte[] message, int depth, int axis, int size)
    {
        var seen = 0;
        return Fields(message, (field, part) => depth == ToShape.Length
            ? seen++ == axis ? [0x08, .. Varint(size)] : null
            : field == ToShape[depth] ? Shape(part, depth + 1, axis, size) : null);
    }

    /// <summary>The message with those parts replaced for which there is something else.</summary>
    private static byte[] Fields(byte[] message, Func<int, byte[], byte[]?> replace)
    {
        var written = new MemoryStream(message.Length + 16);
        for (var at = 0; at < message.Length;)
        {
            var start = at;
            var tag = Read(message, ref at);
            var wire = (int)(tag & 7);
            if (wire != 2)
            {
                at = wire == 0 ? Skip(message, at) : at + (wire == 1 ? 8 : 4);
                written.Write(message.AsSpan(start, at - start));
                continue;
            }

            var length = (int)Read(message, ref at);
            var part = message[at..(at + length)];
            at += length;
            var other = replace((int)(tag >> 3), part) ?? part;
            written.Write([.. Varint(tag), .. Varint(other.Length)]);
            written.Write(other);
        }

        return written.ToArray();
    }

    private static int Skip(byte[] message, int at)
    {
        Read(message, ref at);
        return at;
    }

    private static long Read(byte[] message, ref int at)
    {
        var (value, shift) = (0L, 0);
        while (true)
        {
            var next = message[at++];
            value |= (long)(next & 0x7F) << shift;
            shift += 7;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static byte[] Varint(long value)
    {
        var bytes = new List<byte>();
        while (value >= 0x80)
        {
            bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        return [.. bytes, (byte)value];
    }
}

using System.Text;

namespace Studio.Inference.Models;

/// <summary>Walks protobuf messages in a file without loading them; a field that is not asked for is skipped by seeking.</summary>
internal sealed class ProtobufReader(Stream stream, string name)
{
    private const int MaxText = 1 << 16;
    private const int MaxDepth = 16;
    private int _depth;

    /// <summary>
    /// Calls <paramref name="visit"/> for each field of a message of <paramref name="length"/> bytes from here on, with the field's number and, for a nested
    /// message or text, its length; for a varint its value. What the visitor does not read is skipped.
    /// </summary>
    public void EachField(long length, Action<int, long> visit)
    {
        var end = stream.Position + length;
        if (length < 0 || end > stream.Length || ++_depth > MaxDepth)
        {
            throw Cut();
        }

        while (stream.Position < end)
        {
            var tag = Varint();
            switch (tag & 7)
            {
                case 0:
                    visit((int)(tag >> 3), Varint());
                    break;
                case 1:
                    stream.Seek(8, SeekOrigin.Current);
                    break;
                case 2:
                    var size = Varint();
                    var next = stream.Position + size;
                    if (size < 0 || next > end)
                    {
                        throw Cut();
                    }

                    visit((int)(tag >> 3), size);
                    stream.Position = next;
                    break;
                case 5:
                    stream.Seek(4, SeekOrigin.Current);
                    break;
                default:
                    throw new InferenceException($"{name} is not an ONNX model.");
            }
        }

        if (stream.Position != end)
        {
            throw Cut();
        }

        _depth--;
    }

    public string Text(long length)
    {
        // A damaged tag makes a number out of what was a length.
        if (length is < 0 or > MaxText || length > stream.Length - stream.Position)
        {
            throw Cut();
        }

        return Encoding.UTF8.GetString(Bytes((int)length));
    }

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private long Varint()
    {
        long value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = stream.ReadByte();
            if (part < 0)
            {
                throw Cut();
            }

            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InferenceException($"{name} is not an ONNX model.");
    }

    private InferenceException Cut() => new($"{name} is cut off or damaged; copy it again.");
}

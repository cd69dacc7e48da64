using System.Text;

namespace Studio.Inference.Onnx;

/// <summary>
/// Older exports of VAE encoders draw their sample inside the graph, from a generator that nobody can seed: the same picture would
/// not come out twice. This turns that noise off, so that the graph answers the mean; what it draws is a hundred thousandth of it.
/// </summary>
internal static class SettledGraph
{
    // onnx.proto: ModelProto.graph, GraphProto.node, NodeProto.op_type and .attribute.
    private const int Graph = 7;
    private const int Node = 1;
    private const int Operation = 4;
    private const int Attribute = 5;
    private const int LengthDelimited = 2;

    // A deviation must be above 0; this one is lost in any sum.
    private const float NoNoise = 1e-30f;

    /// <summary>Null when the graph draws nothing, or is none.</summary>
    public static byte[]? Settle(byte[] model)
    {
        if (model.AsSpan().IndexOf("RandomNormal"u8) < 0)
        {
            return null;
        }

        var changed = false;
        var settled = Rewrite(model, Graph, graph => Rewrite(graph, Node, node =>
        {
            if (!Draws(node))
            {
                return node;
            }

            changed = true;
            return (byte[])[.. node, .. Field(Attribute, Scale())];
        }));
        return changed ? settled : null;
    }

    private static bool Draws(byte[] node)
    {
        var draws = false;
        Rewrite(node, Operation, name =>
        {
            draws = Encoding.UTF8.GetString(name) is "RandomNormalLike" or "RandomNormal";
            return name;
        });
        return draws;
    }

    /// <summary>AttributeProto: name = 1, f = 2, type = 20 (FLOAT = 1).</summary>
    private static byte[] Scale() => [.. Field(1, "scale"u8.ToArray()), 2 << 3 | 5, .. BitConverter.GetBytes(NoNoise), .. Varint(20 << 3), 1];

    /// <summary>The message with each submessage of one field replaced; null, which stays null outwards, when it is not protobuf.</summary>
    private static byte[]? Rewrite(byte[] message, int field, Func<byte[], byte[]?> replace)
    {
        using var result = new MemoryStream(message.Length);
        var place = 0;
        while (place < message.Length)
        {
            var start = place;
            if (ReadVarint(message, ref place) is not { } tag || EndOf(message, place, (int)(tag & 7)) is not { } end)
            {
                return null;
            }

            if (tag == (field << 3 | LengthDelimited))
            {
                ReadVarint(message, ref place);
                if (replace(message[place..end]) is not { } replaced)
                {
                    return null;
                }

                result.Write(Field(field, replaced));
            }
            else
            {
                result.Write(message.AsSpan(start, end - start));
            }

            place = end;
        }

        return result.ToArray();
    }

    private static int? EndOf(byte[] message, int place, int wire)
    {
        long? end = wire switch
        {
            0 => ReadVarint(message, ref place) is null ? null : place,
            1 => place + 8,
            LengthDelimited => ReadVarint(message, ref place) is { } length ? place + length : null,
            5 => place + 4,
            _ => null,
        };
        return end >= 0 && end <= message.Length ? (int)end : null;
    }

    private static long? ReadVarint(byte[] message, ref int place)
    {
        long value = 0;
        for (var shift = 0; shift < 63 && place < message.Length; shift += 7)
        {
            var part = message[place++];
            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        return null;
    }

    private static byte[] Field(int number, byte[] content) => [.. Varint(number << 3 | LengthDelimited), .. Varint(content.Length), .. content];

    private static byte[] Varint(int value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}

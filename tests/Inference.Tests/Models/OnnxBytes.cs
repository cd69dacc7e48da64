using System.Text;

namespace Studio.Inference.Tests.Models;

/// <summary>Writes just enough of an ONNX file for its header to be read: inputs and outputs with sizes, and where external weights lie.</summary>
internal static class OnnxBytes
{
    public static byte[] Graph((string Name, long?[] Sizes)[] inputs, (string Name, long?[] Sizes)[] outputs, string? externalFile = null)
    {
        var graph = new List<byte>();
        if (externalFile is not null)
        {
            graph.AddRange(Field(5, Field(13, [.. Field(1, "location"u8), .. Field(2, Encoding.UTF8.GetBytes(externalFile))])));
        }

        graph.AddRange(inputs.SelectMany(value => Field(11, Value(value.Name, value.Sizes))));
        graph.AddRange(outputs.SelectMany(value => Field(12, Value(value.Name, value.Sizes))));

        // ir_version, then the graph.
        return [0x08, 0x07, .. Field(7, [.. graph])];
    }

    private static byte[] Value(string name, long?[] sizes)
    {
        var shape = sizes.SelectMany(size => Field(1, size is { } value ? [0x08, .. Varint(value)] : Field(2, "free"u8))).ToArray();
        var type = Field(1, [0x08, 0x01, .. Field(2, shape)]);
        return [.. Field(1, Encoding.UTF8.GetBytes(name)), .. Field(2, type)];
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> data) => [.. Varint((number << 3) | 2), .. Varint(data.Length), .. data];

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

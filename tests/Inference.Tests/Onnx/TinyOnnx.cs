using System.Runtime.InteropServices;
using System.Text;

namespace Studio.Inference.Tests.Onnx;

/// <summary>Writes ONNX graphs of a node or two, in the few protobuf fields that needs (onnx.proto).</summary>
internal static class TinyOnnx
{
    public const int Float = 1;
    public const int Int32 = 6;
    public const int Int64 = 7;
    public const int String = 8;
    public const int Float16 = 10;

    private const int Opset = 14;
    private const int IrVersion = 7;

    /// <summary>y = x + x, element by element, with shape ["n", 4].</summary>
    public static byte[] Twice(int elementType) => Model(Node("Add", ["x", "x"], "y"), [Port("x", elementType)], [Port("y", elementType)]);

    /// <summary>y = x as another type.</summary>
    public static byte[] Cast(int from, int to) => Model(
        [.. Node("Cast", ["x"], "y"), .. Field(5, [.. Field(1, "to"u8), .. Number(3, to), .. Number(20, 2)])], [Port("x", from)], [Port("y", to)]);

    /// <summary>y = x + w, where the four numbers of w are the bytes of another file.</summary>
    public static byte[] PlusWeightsOf(string file)
    {
        // TensorProto: dims = 1, data_type = 2, name = 8, external_data = 13, data_location = 14 (1: external).
        byte[] entry = [.. Field(1, "location"u8), .. Field(2, Text(file))];
        byte[] weights = [.. Number(1, 4), .. Number(2, Float), .. Field(8, "w"u8), .. Field(13, entry), .. Number(14, 1)];
        return Model(Node("Add", ["x", "w"], "y"), [Port("x", Float)], [Port("y", Float)], weights);
    }

    /// <summary>The mean of rows of a table, by their numbers: [1, n] whole numbers to [1, columns].</summary>
    public static (byte[] Nodes, byte[] Table) MeanOfRows(string input, string output, float[] table, int columns)
    {
        // TensorProto: dims = 1, data_type = 2, name = 8, raw_data = 9.
        byte[] weights = [.. Number(1, table.Length / columns), .. Number(1, columns), .. Number(2, Float), .. Field(8, "table"u8), .. Field(9, MemoryMarshal.AsBytes<float>(table))];
        return ([.. Field(1, Node("Gather", ["table", input], "rows")), .. Field(1, Mean("rows", output, 1))], weights);
    }

    /// <summary>ReduceMean along axes that fall away.</summary>
    public static byte[] Mean(string input, string output, params int[] axes) =>
    [
        .. Node("ReduceMean", [input], output),
        .. Field(5, [.. Field(1, "axes"u8), .. axes.SelectMany(axis => Number(8, axis)), .. Number(20, 7)]),
        .. Field(5, [.. Field(1, "keepdims"u8), .. Number(3, 0), .. Number(20, 2)]),
    ];

    /// <param name="nodes">Each a field 1 of the graph.</param>
    /// <param name="inputs">Ports.</param>
    /// <param name="outputs">Ports.</param>
    /// <param name="initializer">A tensor that comes with the graph.</param>
    public static byte[] Graph(byte[] nodes, byte[][] inputs, byte[][] outputs, byte[]? initializer = null)
    {
        byte[] graph =
        [
            .. nodes,
            .. Field(2, "tiny"u8),
            .. initializer is null ? [] : Field(5, initializer),
            .. inputs.SelectMany(input => Field(11, input)),
            .. outputs.SelectMany(output => Field(12, output)),
        ];
        return [.. Number(1, IrVersion), .. Field(7, graph), .. Field(8, Number(2, Opset))];
    }

    private static byte[] Model(byte[] node, byte[][] inputs, byte[][] outputs, byte[]? initializer = null) => Graph(Field(1, node), inputs, outputs, initializer);

    private static byte[] Node(string operation, string[] inputs, string output) =>
        [.. inputs.SelectMany(input => Field(1, Text(input))), .. Field(2, Text(output)), .. Field(4, Text(operation))];

    /// <param name="name">Of the input or output.</param>
    /// <param name="elementType">Such as <see cref="Float"/>.</param>
    /// <param name="sides">-1 is free.</param>
    public static byte[] Port(string name, int elementType, params int[] sides)
    {
        byte[] shape = [.. sides.SelectMany(side => Field(1, side < 0 ? Field(2, "n"u8) : Number(1, side)))];
        byte[] tensor = [.. Number(1, elementType), .. Field(2, shape)];
        return [.. Field(1, Text(name)), .. Field(2, Field(1, tensor))];
    }

    private static byte[] Port(string name, int elementType) => Port(name, elementType, -1, 4);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Field(int number, ReadOnlySpan<byte> content) => [.. Varint((number << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Varint(int value)
    {
        List<byte> bytes = [];
        while (value >= 0x80)
        {
            bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}

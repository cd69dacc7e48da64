using System.Runtime.InteropServices;

namespace Studio.Inference.Models;

/// <summary>A few small weights read straight from an ONNX file, by how their names end: exporters put different prefixes before them (onnx.proto: GraphProto.initializer = 5; TensorProto data_type = 2, name = 8, raw_data = 9).</summary>
internal static class OnnxWeights
{
    private const int Float = 1;
    private const int Half = 10;

    // Vectors, not matrices.
    private const long MaxBytes = 1 << 20;

    /// <summary>By the names asked for. Only what lies in the file itself as float or half; the rest is absent from the answer.</summary>
    public static IReadOnlyDictionary<string, float[]> Read(string path, IReadOnlyCollection<string> names)
    {
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        using var stream = File.OpenRead(path);
        var reader = new ProtobufReader(stream, ConfigFile.Shown(path));
        reader.EachField(stream.Length, (field, length) =>
        {
            if (field == 7)
            {
                reader.EachField(length, (part, size) =>
                {
                    if (part == 5)
                    {
                        ReadTensor(reader, size, names, found);
                    }
                });
            }
        });
        return found;
    }

    // Writers put fields in the order of their numbers, so that type and name are known when the data come.
    private static void ReadTensor(ProtobufReader reader, long length, IReadOnlyCollection<string> names, Dictionary<string, float[]> found)
    {
        var (name, type) = ("", 0L);
        reader.EachField(length, (field, value) =>
        {
            switch (field)
            {
                case 2:
                    type = value;
                    break;
                case 8:
                    name = reader.Text(value);
                    break;
                case 9 when names.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.Ordinal)) is { } asked && value <= MaxBytes && type is Float or Half:
                    found[asked] = Numbers(reader.Bytes((int)value), type);
                    break;
            }
        });
    }

    private static float[] Numbers(byte[] raw, long type) => type == Float
        ? MemoryMarshal.Cast<byte, float>(raw).ToArray()
        : Array.ConvertAll(MemoryMarshal.Cast<byte, System.Half>(raw).ToArray(), half => (float)half);
}

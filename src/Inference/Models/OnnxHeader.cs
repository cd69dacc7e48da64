using System.Globalization;

namespace Studio.Inference.Models;

/// <summary>
/// What the catalog wants of an ONNX file without loading native code: its inputs and outputs with their sizes, and whether it is whole.
/// Field numbers are those of onnx/onnx.proto (ModelProto.graph = 7, GraphProto.initializer = 5, input = 11, output = 12).
/// </summary>
internal sealed record OnnxHeader(IReadOnlyList<OnnxValue> Inputs, IReadOnlyList<OnnxValue> Outputs, IReadOnlyList<string> ExternalFiles)
{
    public static OnnxHeader Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InferenceException($"{ConfigFile.Shown(path)} is missing.");
        }

        using var stream = File.OpenRead(path);
        var reader = new ProtobufReader(stream, ConfigFile.Shown(path));
        var (inputs, outputs) = (new List<OnnxValue>(), new List<OnnxValue>());
        var external = new SortedSet<string>(StringComparer.Ordinal);
        var graphs = 0;
        reader.EachField(stream.Length, (field, length) =>
        {
            if (field == 7)
            {
                graphs++;
                ReadGraph(reader, length, inputs, outputs, external);
            }
        });
        if (graphs != 1 || inputs.Count == 0)
        {
            throw new InferenceException($"{ConfigFile.Shown(path)} is not an ONNX model.");
        }

        foreach (var file in external)
        {
            RequireExternal(path, file);
        }

        return new OnnxHeader(inputs, outputs, [.. external]);
    }

    private static void ReadGraph(ProtobufReader reader, long length, List<OnnxValue> inputs, List<OnnxValue> outputs, SortedSet<string> external) =>
        reader.EachField(length, (field, size) =>
        {
            if (field == 5)
            {
                ReadExternalLocation(reader, size, external);
            }
            else if (field == 11)
            {
                inputs.Add(ReadValue(reader, size));
            }
            else if (field == 12)
            {
                outputs.Add(ReadValue(reader, size));
            }
        });

    // TensorProto.external_data = 13, each a StringStringEntry (key = 1, value = 2).
    private static void ReadExternalLocation(ProtobufReader reader, long length, SortedSet<string> external) =>
        reader.EachField(length, (field, size) =>
        {
            if (field != 13)
            {
                return;
            }

            string? key = null, value = null;
            reader.EachField(size, (entry, bytes) =>
            {
                key = entry == 1 ? reader.Text(bytes) : key;
                value = entry == 2 ? reader.Text(bytes) : value;
            });
            if (key == "location" && value is not null)
            {
                external.Add(value);
            }
        });

    // ValueInfoProto: name = 1, type = 2; TypeProto.tensor_type = 1; Tensor.shape = 2; shape.dim = 1; dim_value = 1 (a name or nothing otherwise).
    private static OnnxValue ReadValue(ProtobufReader reader, long length)
    {
        var name = "";
        var sizes = new List<long?>();
        reader.EachField(length, (field, size) =>
        {
            if (field == 1)
            {
                name = reader.Text(size);
            }
            else if (field == 2)
            {
                reader.EachField(size, (_, type) => reader.EachField(type, (part, shape) =>
                {
                    if (part == 2)
                    {
                        reader.EachField(shape, (_, dimension) => sizes.Add(ReadSize(reader, dimension)));
                    }
                }));
            }
        });
        return new OnnxValue(name, sizes);
    }

    private static long? ReadSize(ProtobufReader reader, long length)
    {
        long? size = null;
        reader.EachField(length, (field, value) => size = field == 1 ? value : size);
        return size;
    }

    private static void RequireExternal(string path, string file)
    {
        if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
        {
            throw new InferenceException($"{ConfigFile.Shown(path)} wants its weights from \"{file}\", which is outside its folder.");
        }

        if (!File.Exists(Path.Combine(Path.GetDirectoryName(path)!, file)))
        {
            throw new InferenceException($"{file} is missing; {ConfigFile.Shown(path)} keeps its weights there.");
        }
    }
}

/// <summary>An input or output of a graph; a size is null where the graph leaves it open.</summary>
internal sealed record OnnxValue(string Name, IReadOnlyList<long?> Sizes)
{
    public override string ToString() => $"{Name} [{string.Join(", ", Sizes.Select(size => size?.ToString(CultureInfo.InvariantCulture) ?? "?"))}]";
}

namespace Studio.Inference.Models;

/// <summary>
/// How many tokens the graph of a text encoder has vectors for: the rows of the matrix that its input_ids pick from
/// (onnx.proto: GraphProto.node = 1, initializer = 5; NodeProto input = 1, output = 2, op_type = 4; TensorProto dims = 1, name = 8).
/// </summary>
internal static class EmbeddingTable
{
    private const string Ids = "input_ids";

    // What exporters put between the ids or the matrix and the node that picks: nothing of it changes how many rows there are.
    private static readonly HashSet<string> Passing = new(["Cast", "Identity", "Reshape", "Flatten", "DequantizeLinear"], StringComparer.Ordinal);

    /// <summary>Null when no such matrix is found.</summary>
    public static int? RowsOf(string graph)
    {
        var (picks, passed, rows) = (new List<(string Table, string Index)>(), new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        using var stream = File.OpenRead(graph);
        var reader = new ProtobufReader(stream, ConfigFile.Shown(graph));
        reader.EachField(stream.Length, (field, length) =>
        {
            if (field == 7)
            {
                reader.EachField(length, (part, size) =>
                {
                    if (part == 1)
                    {
                        ReadNode(reader, size, picks, passed);
                    }
                    else if (part == 5)
                    {
                        ReadMatrix(reader, size, rows);
                    }
                });
            }
        });
        var table = picks.Where(pick => Source(pick.Index, passed) == Ids).Select(pick => Source(pick.Table, passed)).FirstOrDefault(rows.ContainsKey);
        return table is null ? null : rows[table];
    }

    private static void ReadNode(ProtobufReader reader, long length, List<(string Table, string Index)> picks, Dictionary<string, string> passed)
    {
        var (inputs, output, operation) = (new List<string>(), "", "");
        reader.EachField(length, (field, size) =>
        {
            switch (field)
            {
                case 1:
                    inputs.Add(reader.Text(size));
                    break;
                case 2:
                    output = reader.Text(size);
                    break;
                case 4:
                    operation = reader.Text(size);
                    break;
            }
        });
        if (operation == "Gather" && inputs.Count == 2)
        {
            picks.Add((inputs[0], inputs[1]));
        }
        else if (Passing.Contains(operation) && inputs.Count > 0)
        {
            passed[output] = inputs[0];
        }
    }

    private static void ReadMatrix(ProtobufReader reader, long length, Dictionary<string, int> rows)
    {
        var (name, sizes) = ("", new List<long>());
        reader.EachField(length, (field, value) =>
        {
            if (field == 8)
            {
                name = reader.Text(value);
            }
            else if (field == 1)
            {
                sizes.Add(value);
            }
        });
        if (sizes is [> 0 and <= int.MaxValue and var count, _])
        {
            rows[name] = (int)count;
        }
    }

    /// <summary>A graph damaged into a circle ends, too.</summary>
    private static string Source(string name, Dictionary<string, string> passed)
    {
        for (var steps = 0; steps < passed.Count && passed.TryGetValue(name, out var before); steps++)
        {
            name = before;
        }

        return name;
    }
}

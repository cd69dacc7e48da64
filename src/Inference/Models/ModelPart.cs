using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>One graph of a folder with its config, and the sentences about what another part's file lacks.</summary>
internal sealed class ModelPart
{
    private readonly OnnxHeader _header;
    private readonly Lazy<JsonElement?> _config;

    public ModelPart(string folder, string name)
    {
        Name = name;
        Folder = Path.Combine(folder, name);
        _header = OnnxHeader.Read(File);
        _config = new Lazy<JsonElement?>(() => Path.Combine(Folder, "config.json") is var config && System.IO.File.Exists(config) ? ConfigFile.Read(config) : null);
    }

    public string Name { get; }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "model.onnx");

    public IReadOnlyList<OnnxValue> Outputs => _header.Outputs;

    /// <summary>A number of the config; null where it is not there or none.</summary>
    public int? Configured(string name) => _config.Value?.Whole(name);

    public string? Architecture => _config.Value is { } config && config.Length("architectures") > 0 && config.GetProperty("architectures")[0] is { ValueKind: JsonValueKind.String } first ? first.GetString() : null;

    public bool Gives(string output) => Outputs.Any(value => value.Name == output);

    public OnnxValue Input(string name, int rank) =>
        _header.Inputs.FirstOrDefault(value => value.Name == name && value.Sizes.Count == rank)
        ?? throw Other($"has no input \"{name}\" of {rank} dimensions; it has {string.Join(", ", _header.Inputs)}");

    /// <summary>The first of these that it gives.</summary>
    public OnnxValue Output(params IReadOnlyList<string> names) =>
        names.Select(name => Outputs.FirstOrDefault(value => value.Name == name)).FirstOrDefault(value => value is not null)
        ?? throw Other($"has no output \"{string.Join("\" or \"", names)}\"; it has {string.Join(", ", Outputs)}");

    /// <summary>A size that the graph leaves open may be anything.</summary>
    public void Require(OnnxValue value, int axis, string of, params ReadOnlySpan<int> sizes)
    {
        if (value.Sizes.Count > axis && value.Sizes[axis] is { } size && !sizes.Contains((int)size))
        {
            throw Other($"has {size} {of} in {value.Name} where this model has {string.Join(" or ", sizes.ToArray())}");
        }
    }

    public InferenceException Other(string what) => new($"{Name}/model.onnx {what}. It is the file of another part or of another model; copy the right one here.");
}

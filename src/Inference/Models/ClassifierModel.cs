namespace Studio.Inference.Models;

/// <summary>An image safety classifier: an ONNX graph with a config.json of model_type "nsfw-classifier".</summary>
public sealed record ClassifierModel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Folder { get; init; }

    /// <summary>Full path of the graph.</summary>
    public required string File { get; init; }

    public required string Hash { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required ClassifierInput Input { get; init; }

    public required string Output { get; init; }

    public string? Licence { get; init; }
}

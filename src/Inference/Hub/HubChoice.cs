namespace Studio.Inference.Hub;

/// <summary>What of a repository is wanted.</summary>
public sealed record HubChoice
{
    /// <summary>Of a diffusion model: "fp16", or the folder that holds it. Null: the one without an ending.</summary>
    public string? Variant { get; init; }

    /// <summary>Of several GGUF files: the name of one, or its quantisation ("Q4_K_M").</summary>
    public string? File { get; init; }
}

/// <summary>One of the things that can be chosen.</summary>
public sealed record HubVariant(string Name, long Bytes);

public enum HubModelKind
{
    /// <summary>A diffusers-ONNX folder, for pictures.</summary>
    Diffusion,

    /// <summary>A GGUF file, for prompts.</summary>
    Gguf,
}

namespace Studio.Inference.Onnx;

/// <summary>Which execution provider was asked for, which one runs, and why they differ (null when they do not).</summary>
public sealed record ProviderChoice(string Asked, string Running, string? Why)
{
    /// <summary>The provider as people call it.</summary>
    public static string Shown(string provider) => provider switch
    {
        "cpu" => "CPU",
        "cuda" => "CUDA",
        "dml" => "DirectML",
        "coreml" => "CoreML",
        _ => provider,
    };
}

namespace Studio.Inference.Onnx;

/// <summary>The execution provider that was asked for cannot compute here, and nothing else was allowed.</summary>
/// <param name="provider">"cuda" and the like.</param>
/// <param name="why">In the words of the runtime.</param>
public sealed class ProviderUnavailableException(string provider, string why)
    : InferenceException($"{ProviderChoice.Shown(provider)} cannot be used: {why}")
{
    public string Provider { get; } = provider;

    public string Why { get; } = why;
}

namespace Studio.Inference.Onnx;

/// <summary>Which execution provider was asked for, which one runs, and why they differ (null when they do not).</summary>
public sealed record ProviderChoice(string Asked, string Running, string? Why);

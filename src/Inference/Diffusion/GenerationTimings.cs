namespace Studio.Inference.Diffusion;

/// <summary>Milliseconds of one run. <paramref name="RawSessionMs"/> is the part spent inside ONNX Runtime.</summary>
public sealed record GenerationTimings(double TextMs, double DenoiseMs, double DecodeMs, double RawSessionMs, double TotalMs);

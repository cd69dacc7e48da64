namespace Studio.Inference.Diffusion;

/// <summary>Milliseconds of one run. <paramref name="RawSessionMs"/> is the part spent inside ONNX Runtime.</summary>
public sealed record GenerationTimings(double TextMs, double DenoiseMs, double DecodeMs, double RawSessionMs, double TotalMs)
{
    /// <summary>Of the denoising: until the first step, which with a picture is encoding it.</summary>
    public double StartMs { get; init; }

    /// <summary>Of the denoising: the second pass with its enlargement.</summary>
    public double SecondPassMs { get; init; }
}

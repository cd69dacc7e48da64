using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <param name="Pictures">One per seed.</param>
/// <param name="Timings">Of all pictures together.</param>
/// <param name="Fingerprint">The machine's part in the pixels.</param>
/// <param name="TileSize">Pixels of a tile's side that the pictures were decoded in; 0 is as a whole. A replay asks for the same.</param>
public sealed record TextToImageResult(
    IReadOnlyList<GeneratedPicture> Pictures,
    GenerationTimings Timings,
    RuntimeFingerprint Fingerprint,
    int TileSize);

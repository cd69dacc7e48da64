using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

public sealed record TextToImageResult(IReadOnlyList<GeneratedPicture> Pictures, GenerationTimings Timings, RuntimeFingerprint Fingerprint);

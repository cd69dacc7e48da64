using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>The less noisy sample, and the clean sample that this step believes in (x0), which previews show.</summary>
public readonly record struct SchedulerStep(Tensor Sample, Tensor PredictedOriginal);

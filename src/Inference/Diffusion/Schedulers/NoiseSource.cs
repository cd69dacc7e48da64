using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>The next unit-variance normal numbers of this shape, in the order in which diffusers would draw them.</summary>
public delegate Tensor NoiseSource(IReadOnlyList<int> shape);

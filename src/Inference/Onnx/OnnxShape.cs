namespace Studio.Inference.Onnx;

/// <summary>The shape that an input or output has in one prepared call.</summary>
public sealed record OnnxShape(string Name, params int[] Shape);

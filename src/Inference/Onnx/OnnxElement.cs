namespace Studio.Inference.Onnx;

/// <summary>The number types at a model's border that Studio converts to and from.</summary>
public enum OnnxElement
{
    Float32,
    Float16,
    Int32,
    Int64,
    Other,
}

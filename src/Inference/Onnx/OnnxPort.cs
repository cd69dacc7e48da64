using Microsoft.ML.OnnxRuntime.Tensors;

namespace Studio.Inference.Onnx;

/// <summary>One input or output of a graph. A side of -1 is free.</summary>
public sealed record OnnxPort(string Name, OnnxElement Element, IReadOnlyList<int> Shape)
{
    public int Rank => Shape.Count;

    public override string ToString() => $"{Name}: {Element} [{string.Join(", ", Shape.Select(side => side < 0 ? "?" : $"{side}"))}]";

    internal static OnnxElement ElementOf(TensorElementType type) => type switch
    {
        TensorElementType.Float => OnnxElement.Float32,
        TensorElementType.Float16 => OnnxElement.Float16,
        TensorElementType.Int32 => OnnxElement.Int32,
        TensorElementType.Int64 => OnnxElement.Int64,
        _ => OnnxElement.Other,
    };
}

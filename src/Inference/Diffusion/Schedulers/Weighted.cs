using System.Numerics.Tensors;
using Tensor = Studio.Inference.Onnx.Tensor;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// A step is in the end a sum of a few samples with weights; summed in place, it allocates its result alone. At 1024 x 1024 pixels a
/// sample has 65,536 numbers, so that a step multiplies some hundred thousand times where a UNet call of Stable Diffusion does about
/// 10^12 times: with vectors on one core that is far below the 1 % of a call that a scheduler may take.
/// </summary>
internal static class Weighted
{
    public static Tensor Sum(params ReadOnlySpan<(float Weight, Tensor Term)> terms)
    {
        var (weight, first) = terms[0];
        var result = first * weight;
        foreach (var (factor, term) in terms[1..])
        {
            TensorPrimitives.MultiplyAdd(term.Data, factor, result.Data, result.Data);
        }

        return result;
    }
}

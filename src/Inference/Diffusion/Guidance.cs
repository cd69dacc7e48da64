using Studio.Inference.Onnx;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Studio.Inference.Diffusion;

/// <summary>
/// Classifier-free guidance (arXiv:2207.12598) with the rescaling of arXiv:2305.08891, formulas 15 and 16; several prompts pull
/// each by its own weight (arXiv:2206.01714, formula 11). In place: nothing is allocated in the loop.
/// </summary>
internal static class Guidance
{
    /// <summary>guided + factor * (positive - negative).</summary>
    /// <param name="guided">What earlier prompts made of the negative one; changed.</param>
    /// <param name="negative">The prediction for the negative prompt.</param>
    /// <param name="positive">The prediction for one prompt.</param>
    /// <param name="factor">Guidance scale times the weight of the prompt.</param>
    /// <param name="work">As long as the others; holds nothing afterwards.</param>
    public static void Pull(Span<float> guided, ReadOnlySpan<float> negative, ReadOnlySpan<float> positive, float factor, Span<float> work)
    {
        TensorPrimitives.Subtract(positive, negative, work);
        TensorPrimitives.Multiply(work, factor, work);
        TensorPrimitives.Add(guided, work, guided);
    }

    /// <summary>Brings guided noise back towards the contrast of the unguided one, each picture by itself.</summary>
    public static void Rescale(Tensor guided, ReadOnlySpan<float> positive, float rescale)
    {
        for (var item = 0; item < guided.Shape[0]; item++)
        {
            var values = guided.Item(item);
            var ratio = Deviation(positive.Slice(item * values.Length, values.Length)) / Deviation(values);
            TensorPrimitives.Multiply(values, (float)(rescale * ratio + (1 - rescale)), values);
        }
    }

    private static double Deviation(ReadOnlySpan<float> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / (values.Length - 1));
    }
}

using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>
/// Classifier-free guidance (arXiv:2207.12598) with the rescaling of arXiv:2305.08891, formulas 15 and 16; several prompts pull
/// each by its own weight (arXiv:2206.01714, formula 11).
/// </summary>
internal static class Guidance
{
    public static Tensor Combine(Tensor negative, IReadOnlyList<(Tensor Output, float Weight)> positive, float scale, float rescale)
    {
        var guided = negative;
        foreach (var (output, weight) in positive)
        {
            guided += scale * weight * (output - negative);
        }

        return rescale == 0 ? guided : Rescaled(guided, positive[0].Output, rescale);
    }

    private static Tensor Rescaled(Tensor guided, Tensor positive, float rescale)
    {
        for (var item = 0; item < guided.Shape[0]; item++)
        {
            var values = guided.Item(item);
            var ratio = Deviation(positive.Item(item)) / Deviation(values);
            var factor = (float)(rescale * ratio + (1 - rescale));
            foreach (ref var value in values)
            {
                value *= factor;
            }
        }

        return guided;
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

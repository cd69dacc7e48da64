using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Imagen's dynamic thresholding (arXiv:2205.11487, section 2.3): each item is clamped to a quantile of its own and divided by it.</summary>
internal sealed class DynamicThresholding(SchedulerConfig config)
{
    private readonly double _ratio = config.Number("dynamic_thresholding_ratio", 0.995);
    private readonly float _largest = (float)config.Number("sample_max_value", 1);

    /// <summary>Null when the configuration does not ask for it.</summary>
    public static DynamicThresholding? From(SchedulerConfig config) => config.Flag("thresholding", false) ? new DynamicThresholding(config) : null;

    public Tensor Apply(Tensor sample)
    {
        var result = new Tensor(sample.Shape);
        for (var item = 0; item < sample.Shape[0]; item++)
        {
            var source = sample.Item(item);
            var limit = Math.Min(Math.Max(AbsoluteQuantile(source), 1), _largest);
            var target = result.Item(item);
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = Math.Clamp(source[i], -limit, limit) / limit;
            }
        }

        return result;
    }

    /// <summary>torch.quantile with linear interpolation.</summary>
    private float AbsoluteQuantile(ReadOnlySpan<float> values)
    {
        var sorted = new float[values.Length];
        System.Numerics.Tensors.TensorPrimitives.Abs(values, sorted);
        Array.Sort(sorted);
        var rank = (float)_ratio * (sorted.Length - 1);
        var low = (int)MathF.Floor(rank);
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
    }
}

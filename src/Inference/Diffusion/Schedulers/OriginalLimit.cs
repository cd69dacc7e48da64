using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Keeps the predicted original within the range that training data had: by dynamic thresholding (arXiv:2205.11487, section 2.3), else by clipping, else not at all, as diffusers orders them.</summary>
internal sealed class OriginalLimit(SchedulerConfig config, bool clipsByDefault)
{
    private readonly DynamicThresholding? _thresholding = DynamicThresholding.From(config);
    private readonly float? _clip = config.Flag("clip_sample", clipsByDefault) ? (float)config.Number("clip_sample_range", 1) : null;

    public Tensor Apply(Tensor original)
    {
        if (_thresholding is not null)
        {
            return _thresholding.Apply(original);
        }

        return _clip is { } range ? original.Clamp(-range, range) : original;
    }
}

using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// Heun's method: an Euler step, then the same step again with the mean of the slopes at both its ends (arXiv:2206.00364, algorithm 1;
/// diffusers scheduling_heun_discrete.py). Call 2k tries step k, call 2k + 1 takes it; the last step, to sigma 0, is Euler's.
/// </summary>
public sealed class HeunScheduler : IScheduler
{
    private readonly Prediction _prediction;
    private readonly float? _clip;
    private readonly string _spacing;
    private Tensor? _start;
    private Tensor? _slope;

    public HeunScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _prediction = new Prediction(config, "epsilon", "v_prediction", "sample");
        _clip = config.Flag("clip_sample", false) ? (float)config.Number("clip_sample_range", 1) : null;
        _spacing = config.Text("timestep_spacing", "linspace");
        var (timesteps, sigmas) = EulerTimesteps.Of(config, NoiseSchedule.WithFiniteSigmas(config), run);
        Timesteps = [(float)timesteps[0], .. timesteps.Skip(1).SelectMany(timestep => Enumerable.Repeat((float)timestep, 2))];
        Sigmas = [.. sigmas.Select(sigma => (float)sigma), 0];
    }

    public IReadOnlyList<float> Timesteps { get; }

    /// <summary>One per step, and the final 0.</summary>
    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => EulerTimesteps.InitialNoise(Sigmas, _spacing);

    public int CallsPerStep => 2;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample / MathF.Sqrt(SigmaAt(index) * SigmaAt(index) + 1);

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var sigma = SigmaAt(index);
        var original = _prediction.Original(modelOutput, sample, sigma);
        original = _clip is { } range ? original.Clamp(-range, range) : original;
        var slope = (sample - original) / sigma;
        var distance = Sigmas[index / 2 + 1] - Sigmas[index / 2];
        if (index % 2 == 0)
        {
            (_start, _slope) = (sample, slope);
            return new SchedulerStep(Weighted.Sum((1, sample), (distance, slope)), original);
        }

        return new SchedulerStep(Weighted.Sum((1, _start!), (distance / 2, _slope!), (distance / 2, slope)), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) => Weighted.Sum((1, original), (SigmaAt(index), noise));

    /// <summary>Of the sample that a call sees: the odd calls see the end of their step.</summary>
    private float SigmaAt(int index) => Sigmas[(index + 1) / 2];
}

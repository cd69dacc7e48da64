using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Denoising diffusion probabilistic models: the mean of the step before, and fresh noise (arXiv:2006.11239, algorithm 2; diffusers scheduling_ddpm.py).</summary>
public sealed class DdpmScheduler : IScheduler
{
    private readonly NoiseSchedule _schedule;
    private readonly SchedulerRun _run;
    private readonly Prediction _prediction;
    private readonly OriginalLimit _limit;
    private readonly string _variance;

    public DdpmScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _schedule = NoiseSchedule.From(config);
        _run = run;
        _prediction = new Prediction(config, "epsilon", "sample", "v_prediction");
        _limit = new OriginalLimit(config, clipsByDefault: true);
        Timesteps = run.Timesteps ?? TimestepSpacing.Whole(config, _schedule.TrainTimesteps, run.Steps);

        // The learned ones need a network with a second half of outputs; fixed_large_log has no finite noise in diffusers either.
        _variance = config.Text("variance_type", "fixed_small");
        if (_variance is not ("fixed_small" or "fixed_small_log" or "fixed_large"))
        {
            throw config.Refuse("variance_type", _variance);
        }
    }

    public IReadOnlyList<float> Timesteps { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var alpha = Alpha(index);
        var alphaNext = index + 1 < Timesteps.Count ? Alpha(index + 1) : 1;
        var stepAlpha = alpha / alphaNext;
        var stepBeta = 1 - stepAlpha;
        var original = _limit.Apply(_prediction.Original(modelOutput, sample, SolverLevel.OfAlphaCumprod(alpha)));

        // Formula 7.
        var ofOriginal = MathF.Sqrt(alphaNext) * stepBeta / (1 - alpha);
        var ofSample = MathF.Sqrt(stepAlpha) * (1 - alphaNext) / (1 - alpha);
        if (Timesteps[index] <= 0)
        {
            return new SchedulerStep(Weighted.Sum((ofOriginal, original), (ofSample, sample)), original);
        }

        // Formulas 6 and 7; never 0, because diffusers takes its logarithm.
        var variance = MathF.Max((1 - alphaNext) / (1 - alpha) * stepBeta, 1e-20f);
        var deviation = _variance switch
        {
            "fixed_large" => MathF.Sqrt(stepBeta),
            "fixed_small_log" => MathF.Exp(0.5f * MathF.Log(variance)),
            _ => MathF.Sqrt(variance),
        };
        return new SchedulerStep(Weighted.Sum((ofOriginal, original), (ofSample, sample), (deviation, _run.Noise(sample.Shape))), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index)
    {
        var level = SolverLevel.OfAlphaCumprod(Alpha(index));
        return Weighted.Sum((level.Alpha, original), (level.Sigma, noise));
    }

    private float Alpha(int index) => _schedule.AlphasCumprod[(int)Timesteps[index]];
}

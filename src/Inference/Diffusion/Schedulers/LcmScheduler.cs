using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// Latent consistency models: every step jumps to the end, and all but the last go back up with fresh noise (arXiv:2310.04378,
/// algorithm 3; diffusers scheduling_lcm.py).
/// </summary>
public sealed class LcmScheduler : IScheduler
{
    /// <summary>Standard deviation of the data that the boundary condition assumes (arXiv:2303.01469, appendix C).</summary>
    private const float DataDeviation = 0.5f;

    private readonly NoiseSchedule _schedule;
    private readonly SchedulerRun _run;
    private readonly Prediction _prediction;
    private readonly OriginalLimit _limit;
    private readonly float _timestepScaling;

    public LcmScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _schedule = NoiseSchedule.From(config);
        _run = run;
        _prediction = new Prediction(config, "epsilon", "sample", "v_prediction");
        _limit = new OriginalLimit(config, clipsByDefault: false);
        _timestepScaling = (float)config.Number("timestep_scaling", 10);
        Timesteps = ConsistencyTimesteps.OfTeacher(config, _schedule.TrainTimesteps, run);
    }

    public IReadOnlyList<float> Timesteps { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var original = _limit.Apply(_prediction.Original(modelOutput, sample, LevelAt(index)));
        var (skip, share) = Boundary(Timesteps[index]);
        var denoised = Weighted.Sum((share, original), (skip, sample));
        if (index == Timesteps.Count - 1)
        {
            return new SchedulerStep(denoised, denoised);
        }

        var next = LevelAt(index + 1);
        return new SchedulerStep(Weighted.Sum((next.Alpha, denoised), (next.Sigma, _run.Noise(sample.Shape))), denoised);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) =>
        Weighted.Sum((LevelAt(index).Alpha, original), (LevelAt(index).Sigma, noise));

    /// <summary>Weights of the sample and of the predicted original, which make the model the identity at timestep 0 (arXiv:2310.04378, formula 9).</summary>
    private (float Skip, float Share) Boundary(float timestep)
    {
        var scaled = timestep * _timestepScaling;
        var variance = DataDeviation * DataDeviation;
        var whole = scaled * scaled + variance;
        return (variance / whole, scaled / MathF.Sqrt(whole));
    }

    private SolverLevel LevelAt(int index) => SolverLevel.OfAlphaCumprod(_schedule.AlphasCumprod[(int)Timesteps[index]]);
}

using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// Trajectory consistency distillation: a deterministic jump below the next timestep, and noise that brings it back up
/// (arXiv:2402.19159, algorithm 4, strategic stochastic sampling; diffusers scheduling_tcd.py). Gamma 0 is DDIM.
/// </summary>
public sealed class TcdScheduler : IScheduler
{
    private readonly NoiseSchedule _schedule;
    private readonly SchedulerRun _run;
    private readonly Prediction _prediction;
    private readonly float _gamma;

    public TcdScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _schedule = NoiseSchedule.From(config);
        _run = run;
        _prediction = new Prediction(config, "epsilon", "sample", "v_prediction");
        _gamma = run.Eta ?? 0.3f;
        if (!(_gamma is >= 0 and <= 1))
        {
            throw new InferenceException($"TCD takes a gamma of 0 to 1, not {_gamma}.");
        }

        // Asked by the run, any training timestep may be taken.
        Timesteps = run.OriginalSteps is null
            ? ConsistencyTimesteps.OfTeacher(config, _schedule.TrainTimesteps, run)
            : ConsistencyTimesteps.Choose(config, [.. Enumerable.Range(0, _schedule.TrainTimesteps)], run);
    }

    public IReadOnlyList<float> Timesteps { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var isLast = index == Timesteps.Count - 1;
        var next = isLast ? 0 : Timesteps[index + 1];
        var below = Alpha(MathF.Floor((1 - _gamma) * next));
        var here = SolverLevel.OfAlphaCumprod(Alpha(Timesteps[index]));
        var jumped = SolverLevel.OfAlphaCumprod(below);
        var original = _prediction.Original(modelOutput, sample, here);
        var noised = Weighted.Sum((jumped.Alpha, original), (jumped.Sigma, _prediction.Noise(modelOutput, sample, here)));
        if (_gamma == 0 || isLast)
        {
            return new SchedulerStep(noised, original);
        }

        var kept = Alpha(next) / below;
        return new SchedulerStep(Weighted.Sum((MathF.Sqrt(kept), noised), (MathF.Sqrt(1 - kept), _run.Noise(sample.Shape))), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index)
    {
        var level = SolverLevel.OfAlphaCumprod(Alpha(Timesteps[index]));
        return Weighted.Sum((level.Alpha, original), (level.Sigma, noise));
    }

    private float Alpha(float timestep) => _schedule.AlphasCumprod[(int)timestep];
}

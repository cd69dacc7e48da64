using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Denoising diffusion implicit models (arXiv:2010.02502, formulas 12 and 16; diffusers scheduling_ddim.py).</summary>
public sealed class DdimScheduler : IScheduler
{
    private readonly NoiseSchedule _schedule;
    private readonly SchedulerRun _run;
    private readonly Prediction _prediction;
    private readonly OriginalLimit _limit;
    private readonly float _eta;
    private readonly int _stride;

    public DdimScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _schedule = NoiseSchedule.From(config);
        _run = run;
        _prediction = new Prediction(config, "epsilon", "sample", "v_prediction");
        _limit = new OriginalLimit(config, clipsByDefault: true);
        _eta = run.Eta ?? 0;
        Timesteps = TimestepSpacing.Whole(config, _schedule.TrainTimesteps, run.Steps);
        _stride = _schedule.TrainTimesteps / run.Steps;
    }

    public IReadOnlyList<float> Timesteps { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var timestep = (int)Timesteps[index];
        var previous = timestep - _stride;
        var alpha = _schedule.AlphasCumprod[timestep];
        var alphaPrevious = previous >= 0 ? _schedule.AlphasCumprod[previous] : _schedule.FinalAlpha;
        var beta = 1 - alpha;
        var level = SolverLevel.OfAlphaCumprod(alpha);
        var noise = _prediction.Noise(modelOutput, sample, level);
        var original = _limit.Apply(_prediction.Original(modelOutput, sample, level));

        var variance = (1 - alphaPrevious) / beta * (1 - alpha / alphaPrevious);
        var deviation = _eta * MathF.Sqrt(variance);
        var direction = MathF.Sqrt(1 - alphaPrevious - deviation * deviation) * noise;
        var next = MathF.Sqrt(alphaPrevious) * original + direction;
        if (_eta > 0)
        {
            next += deviation * _run.Noise(sample.Shape);
        }

        return new SchedulerStep(next, original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index)
    {
        var level = SolverLevel.OfAlphaCumprod(_schedule.AlphasCumprod[(int)Timesteps[index]]);
        return level.Alpha * original + level.Sigma * noise;
    }
}

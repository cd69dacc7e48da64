using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Denoising diffusion implicit models (arXiv:2010.02502, formulas 12 and 16; diffusers scheduling_ddim.py).</summary>
public sealed class DdimScheduler : IScheduler
{
    private readonly NoiseSchedule _schedule;
    private readonly SchedulerRun _run;
    private readonly string _prediction;
    private readonly DynamicThresholding? _thresholding;
    private readonly float? _clip;
    private readonly int _stride;

    public DdimScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _schedule = NoiseSchedule.From(config);
        _run = run;
        _prediction = config.Text("prediction_type", "epsilon");
        _thresholding = config.Flag("thresholding", false) ? new DynamicThresholding(config) : null;
        _clip = config.Flag("clip_sample", true) ? (float)config.Number("clip_sample_range", 1) : null;
        FinalAlpha = config.Flag("set_alpha_to_one", true) ? 1 : _schedule.AlphasCumprod[0];
        Timesteps = Spaced(config, _schedule.TrainTimesteps, run.Steps);
        _stride = _schedule.TrainTimesteps / run.Steps;
        if (_prediction is not ("epsilon" or "sample" or "v_prediction"))
        {
            throw config.Refuse("prediction_type", _prediction);
        }
    }

    public IReadOnlyList<float> Timesteps { get; }

    public float InitialNoise => 1;

    /// <summary>What is left of the signal before the first timestep.</summary>
    public float FinalAlpha { get; }

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var timestep = (int)Timesteps[index];
        var previous = timestep - _stride;
        var alpha = _schedule.AlphasCumprod[timestep];
        var alphaPrevious = previous >= 0 ? _schedule.AlphasCumprod[previous] : FinalAlpha;
        var beta = 1 - alpha;
        var (original, noise) = Split(modelOutput, sample, alpha, beta);
        original = Limit(original);

        var variance = (1 - alphaPrevious) / beta * (1 - alpha / alphaPrevious);
        var deviation = _run.Eta * MathF.Sqrt(variance);
        var direction = MathF.Sqrt(1 - alphaPrevious - deviation * deviation) * noise;
        var next = MathF.Sqrt(alphaPrevious) * original + direction;
        if (_run.Eta > 0)
        {
            next += deviation * _run.Noise(sample.Shape);
        }

        return new SchedulerStep(next, original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index)
    {
        var alpha = _schedule.AlphasCumprod[(int)Timesteps[index]];
        return MathF.Sqrt(alpha) * original + MathF.Sqrt(1 - alpha) * noise;
    }

    private static float[] Spaced(SchedulerConfig config, int trainTimesteps, int steps)
    {
        if (steps > trainTimesteps)
        {
            throw new InferenceException($"DDIM can take at most {trainTimesteps} steps with this model, not {steps}.");
        }

        var spacing = config.Text("timestep_spacing", "leading");
        var timesteps = spacing switch
        {
            "linspace" => Array.ConvertAll(TimestepSpacing.Linspace(trainTimesteps - 1, steps), value => Math.Round(value)),
            "leading" => TimestepSpacing.Leading(trainTimesteps, steps, config.Whole("steps_offset", 0)),
            "trailing" => TimestepSpacing.Trailing(trainTimesteps, trainTimesteps / (double)steps),
            _ => throw config.Refuse("timestep_spacing", spacing),
        };
        return Array.ConvertAll(timesteps, value => (float)value);
    }

    private (Tensor Original, Tensor Noise) Split(Tensor output, Tensor sample, float alpha, float beta)
    {
        var rootAlpha = MathF.Sqrt(alpha);
        var rootBeta = MathF.Sqrt(beta);
        return _prediction switch
        {
            "epsilon" => ((sample - rootBeta * output) / rootAlpha, output),
            "sample" => (output, (sample - rootAlpha * output) / rootBeta),
            _ => (rootAlpha * sample - rootBeta * output, rootAlpha * output + rootBeta * sample),
        };
    }

    private Tensor Limit(Tensor original)
    {
        if (_thresholding is not null)
        {
            return _thresholding.Apply(original);
        }

        return _clip is { } range ? original.Clamp(-range, range) : original;
    }
}

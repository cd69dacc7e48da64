using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// Pseudo numerical methods (arXiv:2202.09778; diffusers scheduling_pndm.py): linear multistep, started either by
/// Runge-Kutta steps or, as Stable Diffusion does (skip_prk_steps), by taking the second timestep twice.
/// </summary>
public sealed class PndmScheduler : IScheduler
{
    private const int Order = 4;

    private readonly NoiseSchedule _schedule;
    private readonly string _prediction;
    private readonly int _stride;
    private readonly int[] _rungeKutta;
    private readonly List<Tensor> _outputs = [];
    private Tensor? _rungeKuttaSum;
    private Tensor? _anchor;
    private int _calls;

    public PndmScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _schedule = NoiseSchedule.From(config);
        _prediction = config.Text("prediction_type", "epsilon");
        _stride = _schedule.TrainTimesteps / run.Steps;
        int[] rising = [.. TimestepSpacing.Whole(config, _schedule.TrainTimesteps, run.Steps).Reverse().Select(timestep => (int)timestep)];
        var skip = config.Flag("skip_prk_steps", false);
        _rungeKutta = skip ? [] : RungeKuttaTimesteps(rising);
        int[] multistep = skip ? [.. rising[..^1], .. rising.SkipLast(1).TakeLast(1), rising[^1]] : rising[..^3];
        Timesteps = [.. _rungeKutta.Select(timestep => (float)timestep), .. multistep.Reverse().Select(timestep => (float)timestep)];
        if (_prediction is not ("epsilon" or "v_prediction"))
        {
            throw config.Refuse("prediction_type", _prediction);
        }
    }

    public IReadOnlyList<float> Timesteps { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var step = _calls < _rungeKutta.Length
            ? RungeKuttaStep(modelOutput, (int)Timesteps[index], sample)
            : MultistepStep(modelOutput, (int)Timesteps[index], sample);
        _calls++;
        return step;
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index)
    {
        var alpha = _schedule.AlphasCumprod[(int)Timesteps[index]];
        return MathF.Sqrt(alpha) * original + MathF.Sqrt(1 - alpha) * noise;
    }

    /// <summary>The four noisiest timesteps with their half steps, each inner one twice, falling.</summary>
    private int[] RungeKuttaTimesteps(int[] rising)
    {
        if (rising.Length < Order)
        {
            throw new InferenceException($"PNDM with Runge-Kutta steps needs at least {Order} steps, not {rising.Length}.");
        }

        int[] halves = [.. rising.TakeLast(Order).SelectMany(timestep => (int[])[timestep, timestep + _stride / 2])];
        int[] doubled = [.. halves[..^1].SelectMany(timestep => (int[])[timestep, timestep])];
        return [.. doubled[1..^1].Reverse()];
    }

    /// <summary>Formula 13: four model calls a step, weighted 1/6, 1/3, 1/3, 1/6, each continued from where the group began.</summary>
    private SchedulerStep RungeKuttaStep(Tensor output, int timestep, Tensor sample)
    {
        var previous = timestep - (_calls % 2 == 1 ? 0 : _stride / 2);
        var start = _rungeKutta[_calls / 4 * 4];
        var phase = _calls % 4;
        if (phase == 0)
        {
            _outputs.Add(output);
            _anchor = sample;
        }

        var weighted = output * (phase is 0 or 3 ? 1f / 6 : 1f / 3);
        _rungeKuttaSum = phase == 0 ? weighted : _rungeKuttaSum! + weighted;
        return Transfer(_anchor!, start, previous, phase == 3 ? _rungeKuttaSum : output);
    }

    /// <summary>Formula 12: Adams-Bashforth over the last four outputs, of lower order until there are four.</summary>
    private SchedulerStep MultistepStep(Tensor output, int timestep, Tensor sample)
    {
        if (_rungeKutta.Length > 0 && _outputs.Count < 3)
        {
            throw new InferenceException("PNDM's multistep part cannot start before 12 Runge-Kutta calls; start image to image earlier or use another sampler.");
        }

        if (_calls == 1)
        {
            // The second call repeats the first step with the mean of both slopes.
            return Transfer(_anchor!, timestep + _stride, timestep, (output + _outputs[^1]) / 2);
        }

        if (_outputs.Count > 3)
        {
            _outputs.RemoveRange(0, _outputs.Count - 3);
        }

        _outputs.Add(output);
        _anchor = _calls == 0 ? sample : _anchor;
        var slope = _outputs switch
        {
            [var only] => only,
            [var b, var a] => (3 * a - b) / 2,
            [var c, var b, var a] => (23 * a - 16 * b + 5 * c) / 12,
            [.., var d, var c, var b, var a] => 1f / 24 * (55 * a - 59 * b + 37 * c - 9 * d),
            _ => output,
        };
        return Transfer(sample, timestep, timestep - _stride, slope);
    }

    /// <summary>Formula 9.</summary>
    private SchedulerStep Transfer(Tensor sample, int timestep, int previous, Tensor output)
    {
        var alpha = _schedule.AlphasCumprod[timestep];
        var alphaPrevious = previous >= 0 ? _schedule.AlphasCumprod[previous] : _schedule.FinalAlpha;
        var beta = 1 - alpha;
        var noise = _prediction == "epsilon" ? output : MathF.Sqrt(alpha) * output + MathF.Sqrt(beta) * sample;
        var divisor = alpha * MathF.Sqrt(1 - alphaPrevious) + MathF.Sqrt(alpha * beta * alphaPrevious);
        var next = MathF.Sqrt(alphaPrevious / alpha) * sample - (alphaPrevious - alpha) * noise / divisor;
        return new SchedulerStep(next, (sample - MathF.Sqrt(beta) * noise) / MathF.Sqrt(alpha));
    }
}

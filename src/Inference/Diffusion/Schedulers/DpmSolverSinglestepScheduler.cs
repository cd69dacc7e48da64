using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// DPM-Solver and DPM-Solver++ in groups of one to three calls that forget what was before them (arXiv:2206.00927, algorithms 1, 2 and 4;
/// arXiv:2211.01095, algorithm 1; diffusers scheduling_dpmsolver_singlestep.py). The first call of a group ends where the second begins;
/// the second and third start from the group's first sample again, with more outputs to go by.
/// </summary>
public sealed class DpmSolverSinglestepScheduler : IScheduler
{
    private readonly SchedulerRun _run;
    private readonly DpmSolverUpdate _update;
    private readonly int[] _orders;
    private readonly bool _flow;
    private readonly List<Tensor> _outputs = [];
    private Tensor? _start;

    public DpmSolverSinglestepScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _run = run;
        config.RequireOneOf("algorithm_type", "dpmsolver++", "deis", "dpmsolver", "sde-dpmsolver++");
        _update = new DpmSolverUpdate(config);
        _flow = config.Flag("use_flow_sigmas", false);
        (Timesteps, Sigmas) = DpmSolverTimesteps.OfSinglestep(config, NoiseSchedule.WithFiniteSigmas(config), run);
        _orders = Orders(config, Timesteps.Count);
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var here = Level(index);
        var (original, output) = _update.Convert(modelOutput, sample, here);
        _outputs.Insert(0, output);
        if (_outputs.Count > 3)
        {
            _outputs.RemoveAt(3);
        }

        var noise = _update.Stochastic ? _run.Noise(sample.Shape) : null;

        // Image to image may begin within a group, which then starts anew.
        var order = Math.Min(_orders[index], _outputs.Count);
        _start = order == 1 ? sample : _start!;
        var to = Level(index + 1);
        var next = order switch
        {
            1 => _update.First(output, sample, noise, to, here),
            2 => Second(noise, to, here, Level(index - 1)),
            _ => Third(noise, to, here, Level(index - 1), Level(index - 2)),
        };
        return new SchedulerStep(next, original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) =>
        Weighted.Sum((Level(index).Alpha, original), (Level(index).Sigma, noise));

    /// <summary>arXiv:2206.00927, algorithm 4, step 5; a final sigma of 0 is only reached with the first order.</summary>
    private static int[] Orders(SchedulerConfig config, int steps)
    {
        var order = config.Order(2, largest: 3);
        var endsAtZero = config.Text("final_sigmas_type", "zero") == "zero";

        // Steps that do not fill the groups end with lower orders, whether the configuration wants it or not.
        var lowers = config.Flag("lower_order_final", false) || steps % order != 0 || endsAtZero;
        int[] orders = [.. Enumerable.Range(0, steps).Select(step => step % order + 1)];
        if (lowers && steps % order == 0)
        {
            orders[^1] = 1;
        }

        if (endsAtZero)
        {
            orders[^1] = 1;
        }

        return orders;
    }

    /// <summary>From the group's start s1, with the output at s0 in between.</summary>
    private Tensor Second(Tensor? noise, SolverLevel t, SolverLevel s0, SolverLevel s1)
    {
        var h = t.Lambda - s1.Lambda;
        var r0 = (s0.Lambda - s1.Lambda) / h;
        var d1 = 1 / r0 * (_outputs[0] - _outputs[1]);
        var slope = _update.IsHeun ? _update.Slope(t, h) : 0.5f * _update.Linear(t, h);
        return _update.Base(_start!, noise, t, s1, h) + _update.Linear(t, h) * _outputs[1] + slope * d1;
    }

    /// <summary>From the group's start s2, with the outputs at s1 and s0 in between.</summary>
    private Tensor Third(Tensor? noise, SolverLevel t, SolverLevel s0, SolverLevel s1, SolverLevel s2)
    {
        var h = t.Lambda - s2.Lambda;
        var r0 = (s0.Lambda - s2.Lambda) / h;
        var r1 = (s1.Lambda - s2.Lambda) / h;
        var near = 1 / r1 * (_outputs[1] - _outputs[2]);
        var far = 1 / r0 * (_outputs[0] - _outputs[2]);
        var first = _update.Base(_start!, noise, t, s2, h) + _update.Linear(t, h) * _outputs[2];
        if (!_update.IsHeun)
        {
            return first + _update.Slope(t, h) * far;
        }

        var d1 = (r0 * near - r1 * far) / (r0 - r1);
        var d2 = 2 * (far - near) / (r0 - r1);
        return first + _update.Slope(t, h) * d1 + _update.Curve(t, h) * d2;
    }

    private SolverLevel Level(int index) => _flow ? SolverLevel.OfFlow(Sigmas[index]) : SolverLevel.OfNoise(Sigmas[index]);
}

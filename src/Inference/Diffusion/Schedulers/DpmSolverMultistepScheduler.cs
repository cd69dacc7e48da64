using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// DPM-Solver and DPM-Solver++ with outputs of earlier steps (arXiv:2206.00927, arXiv:2211.01095; diffusers
/// scheduling_dpmsolver_multistep.py), deterministic or as an SDE, first to third order.
/// </summary>
public sealed class DpmSolverMultistepScheduler : IScheduler
{
    private readonly SchedulerConfig _config;
    private readonly SchedulerRun _run;
    private readonly DpmSolverUpdate _update;
    private readonly int _order;
    private readonly bool _flow;
    private readonly List<Tensor> _outputs = [];

    public DpmSolverMultistepScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _config = config;
        _run = run;
        _update = new DpmSolverUpdate(config);
        _order = config.Order(2, largest: 3);
        _flow = config.Flag("use_flow_sigmas", false);
        (Timesteps, Sigmas) = DpmSolverTimesteps.OfMultistep(config, NoiseSchedule.WithFiniteSigmas(config), run);
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var here = Level(index);
        var (original, output) = _update.Convert(modelOutput, sample, here);
        _outputs.Add(output);
        if (_outputs.Count > _order)
        {
            _outputs.RemoveAt(0);
        }

        var noise = _update.Stochastic ? _run.Noise(sample.Shape) : null;
        var next = OrderAt(index) switch
        {
            1 => _update.First(output, sample, noise, Level(index + 1), here),
            2 => _update.Second(_outputs, sample, noise, Level(index + 1), here, Level(index - 1)),
            _ => _update.Third(_outputs, sample, noise, Level(index + 1), here, Level(index - 1), Level(index - 2)),
        };
        return new SchedulerStep(next, original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index)
    {
        var level = Level(index);
        return level.Alpha * original + level.Sigma * noise;
    }

    private SolverLevel Level(int index) => _flow ? SolverLevel.OfFlow(Sigmas[index]) : SolverLevel.OfNoise(Sigmas[index]);

    /// <summary>Few steps end with lower orders, and a final sigma of 0 always with the first: its log signal-to-noise is infinite.</summary>
    private int OrderAt(int index)
    {
        var left = Timesteps.Count - index;
        var few = _config.Flag("lower_order_final", true) && Timesteps.Count < 15;
        if (left == 1 && (few || _config.Flag("euler_at_final", false) || _config.Text("final_sigmas_type", "zero") == "zero"))
        {
            return 1;
        }

        var available = Math.Min(_order, _outputs.Count);
        return left == 2 && few ? Math.Min(2, available) : available;
    }
}

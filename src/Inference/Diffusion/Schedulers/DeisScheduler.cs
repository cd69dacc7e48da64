using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// DEIS: a polynomial in log rho through the noise predictions of the last steps, integrated exactly, where rho is noise over signal
/// (arXiv:2204.13902, log-rho Adams-Bashforth; diffusers scheduling_deis_multistep.py).
/// </summary>
public sealed class DeisScheduler : IScheduler
{
    private readonly SchedulerConfig _config;
    private readonly Prediction _prediction;
    private readonly DynamicThresholding? _thresholding;
    private readonly int _order;
    private readonly bool _flow;
    private readonly List<Tensor> _outputs = [];

    public DeisScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _config = config;
        _flow = config.Flag("use_flow_sigmas", false);
        _prediction = new Prediction(config, "epsilon", "sample", "v_prediction", "flow_prediction");
        _thresholding = DynamicThresholding.From(config);
        _order = config.Order(2, largest: 3);
        (Timesteps, Sigmas) = Layout(config, NoiseSchedule.WithFiniteSigmas(config), run);

        // The types of its sister classes are accepted and replaced, as diffusers does when configs are exchanged.
        config.RequireOneOf("algorithm_type", "deis", "dpmsolver", "dpmsolver++");
        config.RequireOneOf("solver_type", "logrho", "midpoint", "heun", "bh1", "bh2");
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var here = Level(index);
        var original = _prediction.Original(modelOutput, sample, here);
        original = _thresholding?.Apply(original) ?? original;
        _outputs.Insert(0, Prediction.NoiseBeside(original, sample, here));
        if (_outputs.Count > _order)
        {
            _outputs.RemoveAt(_order);
        }

        var to = Level(index + 1);
        double[] rhos = [.. Enumerable.Range(0, OrderAt(index)).Select(age => Rho(Level(index - age)))];
        var terms = rhos.Select((_, age) => (to.Alpha * (float)Integral(rhos, age, Rho(to)), _outputs[age]));
        return new SchedulerStep(Weighted.Sum([(to.Alpha / here.Alpha, sample), .. terms]), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) =>
        Weighted.Sum((Level(index).Alpha, original), (Level(index).Sigma, noise));

    /// <summary>The last sigma cannot be 0, whose logarithm is taken: it is the schedule's smallest, or for other layouts their last once more.</summary>
    private static (float[] Timesteps, float[] Sigmas) Layout(SchedulerConfig config, NoiseSchedule schedule, SchedulerRun run)
    {
        if (SolverTimesteps.Respaced(config, schedule, run.Steps) is { } respaced)
        {
            return SolverTimesteps.Finish(respaced, (float)respaced.Sigmas[^1]);
        }

        if (config.Flag("use_flow_sigmas", false))
        {
            var flow = SolverTimesteps.Flow(config, schedule.TrainTimesteps, run);
            return SolverTimesteps.Finish(flow, (float)flow.Sigmas[^1]);
        }

        return SolverTimesteps.Finish(SolverTimesteps.Spaced(config, schedule, schedule.TrainTimesteps, run.Steps), schedule.Sigmas[0]);
    }

    /// <summary>Few steps end with lower orders.</summary>
    private int OrderAt(int index)
    {
        var few = _config.Flag("lower_order_final", true) && Timesteps.Count < 15;
        return few ? Math.Min(_outputs.Count, Timesteps.Count - index) : _outputs.Count;
    }

    /// <summary>Over rho, from the step's start to its end, of the Lagrange polynomial in log rho that is 1 at this output and 0 at the others.</summary>
    private static double Integral(double[] rhos, int age, double end)
    {
        double[] others = [.. rhos.Where((_, other) => other != age).Select(rho => Math.Log(rho))];
        var here = Math.Log(rhos[age]);
        return others switch
        {
            [] => end - rhos[0],
            [var c] => (Once(end, c) - Once(rhos[0], c)) / (here - c),
            [var c, var d] => (Twice(end, c, d) - Twice(rhos[0], c, d)) / ((here - c) * (here - d)),
            _ => throw new InvalidOperationException("DEIS goes to the third order."),
        };
    }

    /// <summary>Antiderivative of log t - c.</summary>
    private static double Once(double t, double c) => t * (Math.Log(t) - 1 - c);

    /// <summary>Antiderivative of (log t - c)(log t - d).</summary>
    private static double Twice(double t, double c, double d)
    {
        var log = Math.Log(t);
        return t * (log * log - 2 * log + 2 - (c + d) * (log - 1) + c * d);
    }

    private static double Rho(SolverLevel level) => level.Sigma / (double)level.Alpha;

    private SolverLevel Level(int index) => _flow ? SolverLevel.OfFlow(Sigmas[index]) : SolverLevel.OfNoise(Sigmas[index]);
}

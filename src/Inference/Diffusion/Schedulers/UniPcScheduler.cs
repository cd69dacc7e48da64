using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// UniPC: a multistep predictor, and a corrector that redoes the step before with the output that has become known since, at no further
/// model call (arXiv:2302.04867, algorithms 1 to 4; diffusers scheduling_unipc_multistep.py).
/// </summary>
public sealed class UniPcScheduler : IScheduler
{
    private readonly SchedulerConfig _config;
    private readonly Prediction _prediction;
    private readonly DynamicThresholding? _thresholding;
    private readonly UniPcUpdate _update;
    private readonly IReadOnlyList<double> _withoutCorrector;
    private readonly int _order;
    private readonly bool _predictsData;
    private readonly bool _flow;
    private readonly List<Tensor> _outputs = [];
    private Tensor? _before;
    private int _orderBefore;

    public UniPcScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _config = config;
        _flow = config.Flag("use_flow_sigmas", false);
        _predictsData = config.Flag("predict_x0", true);
        _prediction = _predictsData
            ? new Prediction(config, "epsilon", "sample", "v_prediction", "flow_prediction")
            : new Prediction(config, "epsilon", "sample", "v_prediction");
        _thresholding = _predictsData ? DynamicThresholding.From(config) : null;
        _order = config.Order(2, largest: 9);
        _withoutCorrector = config.Numbers("disable_corrector") ?? [];
        (Timesteps, Sigmas) = UniPcTimesteps.Of(config, NoiseSchedule.WithFiniteSigmas(config), run);
        _update = new UniPcUpdate(config, [.. Sigmas.Select(sigma => _flow ? SolverLevel.OfFlow(sigma) : SolverLevel.OfNoise(sigma))], _predictsData);
        if (config.Has("solver_p"))
        {
            throw config.Refuse("solver_p", "another scheduler");
        }
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var here = _update.Level(index);
        var original = _prediction.Original(modelOutput, sample, here);
        original = _thresholding?.Apply(original) ?? original;
        var output = _predictsData ? original : _prediction.Noise(modelOutput, sample, here);
        if (_before is not null && !_withoutCorrector.Contains(index - 1))
        {
            sample = _update.Correct(_before, _outputs, output, index, _orderBefore);
        }

        _outputs.Add(output);
        if (_outputs.Count > _order)
        {
            _outputs.RemoveAt(0);
        }

        _orderBefore = Math.Min(OrderAt(index), _outputs.Count);
        _before = sample;
        return new SchedulerStep(_update.Predict(sample, _outputs, index + 1, _orderBefore), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) =>
        Weighted.Sum((_update.Level(index).Alpha, original), (_update.Level(index).Sigma, noise));

    private int OrderAt(int index) => _config.Flag("lower_order_final", true) ? Math.Min(_order, Timesteps.Count - index) : _order;
}

using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// DPM-Solver-2: the slope in the middle of a step carries the whole step (arXiv:2206.00927, algorithm 1; k-diffusion's sample_dpm_2;
/// diffusers scheduling_k_dpm_2_discrete.py). Call 2k goes to the middle of step k, call 2k + 1 takes the step.
/// </summary>
public sealed class Kdpm2Scheduler : IScheduler
{
    private readonly Prediction _prediction;
    private readonly MidpointSteps _steps;
    private readonly string _spacing;
    private Tensor? _start;

    public Kdpm2Scheduler(SchedulerConfig config, SchedulerRun run)
    {
        _prediction = new Prediction(config, "epsilon", "v_prediction");
        _spacing = config.Text("timestep_spacing", "linspace");
        _steps = new MidpointSteps(config, run, static (_, to) => to);
    }

    public IReadOnlyList<float> Timesteps => _steps.Timesteps;

    /// <summary>One per step, and the final 0.</summary>
    public IReadOnlyList<float> Sigmas => _steps.Sigmas;

    public float InitialNoise => EulerTimesteps.InitialNoise(Sigmas, _spacing);

    public int CallsPerStep => 2;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample / MathF.Sqrt(_steps.SigmaAt(index) * _steps.SigmaAt(index) + 1);

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var step = index / 2;
        var sigma = _steps.SigmaAt(index);
        var original = _prediction.Original(modelOutput, sample, sigma);
        var slope = (sample - original) / sigma;
        if (index % 2 == 0)
        {
            _start = sample;
            return new SchedulerStep(Weighted.Sum((1, sample), (_steps.Middles[step] - sigma, slope)), original);
        }

        return new SchedulerStep(Weighted.Sum((1, _start!), (Sigmas[step + 1] - Sigmas[step], slope)), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) => Weighted.Sum((1, original), (_steps.SigmaAt(index), noise));
}

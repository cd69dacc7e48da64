using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// DPM-Solver-2 whose steps go down too far and put fresh noise back (k-diffusion's sample_dpm_2_ancestral; diffusers
/// scheduling_k_dpm_2_ancestral_discrete.py). Call 2k goes to the middle of step k, call 2k + 1 takes the step and adds the noise.
/// </summary>
public sealed class Kdpm2AncestralScheduler : IScheduler
{
    private readonly SchedulerRun _run;
    private readonly Prediction _prediction;
    private readonly MidpointSteps _steps;
    private readonly string _spacing;
    private Tensor? _start;

    public Kdpm2AncestralScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _run = run;
        _prediction = new Prediction(config, "epsilon", "v_prediction");
        _spacing = config.Text("timestep_spacing", "linspace");
        _steps = new MidpointSteps(config, run, static (from, to) => AncestralStep.Of(from, to).Down);
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

        var (up, down) = AncestralStep.Of(Sigmas[step], Sigmas[step + 1]);
        var next = Weighted.Sum((1, _start!), (down - Sigmas[step], slope), (up, _run.Noise(sample.Shape)));
        return new SchedulerStep(next, original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) => Weighted.Sum((1, original), (_steps.SigmaAt(index), noise));
}

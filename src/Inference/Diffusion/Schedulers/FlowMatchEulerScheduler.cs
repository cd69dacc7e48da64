using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// Euler's method on a rectified flow, whose network says how the sample moves: sample = (1 - sigma) * original + sigma * noise
/// (arXiv:2209.03003; arXiv:2403.03206, section 2; diffusers scheduling_flow_match_euler_discrete.py).
/// </summary>
public sealed class FlowMatchEulerScheduler : IScheduler
{
    private readonly SchedulerRun _run;
    private readonly bool _stochastic;

    public FlowMatchEulerScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _run = run;
        _stochastic = config.Flag("stochastic_sampling", false);
        var trainTimesteps = config.Whole("num_train_timesteps", 1000);
        var sigmas = Spaced(config, trainTimesteps, run);
        if (config.Flag("invert_sigmas", false))
        {
            // Mochi counts from the picture to the noise.
            sigmas = Array.ConvertAll(sigmas, sigma => 1 - sigma);
            Sigmas = [.. sigmas.Select(sigma => (float)sigma), 1];
        }
        else
        {
            Sigmas = [.. sigmas.Select(sigma => (float)sigma), 0];
        }

        Timesteps = [.. Sigmas.SkipLast(1).Select(sigma => sigma * trainTimesteps)];
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => 1;

    public Tensor ScaleModelInput(Tensor sample, int index) => sample;

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var from = Sigmas[index];
        var to = Sigmas[index + 1];
        var original = Weighted.Sum((1, sample), (-from, modelOutput));
        var next = _stochastic
            ? Weighted.Sum((1 - to, original), (to, _run.Noise(sample.Shape)))
            : Weighted.Sum((1, sample), (to - from, modelOutput));
        return new SchedulerStep(next, original);
    }

    /// <summary>diffusers: scale_noise.</summary>
    public Tensor AddNoise(Tensor original, Tensor noise, int index) => Weighted.Sum((1 - Sigmas[index], original), (Sigmas[index], noise));

    private static double[] Spaced(SchedulerConfig config, int trainTimesteps, SchedulerRun run)
    {
        var shift = FlowShift.Of(config, "shift", run);
        var sigmas = Array.ConvertAll(run.Sigmas?.ToArray() ?? Even(config, trainTimesteps, run.Steps), sigma => FlowShift.Apply(sigma, shift));
        if (config.Optional("shift_terminal") is { } terminal and not 0)
        {
            sigmas = FlowShift.ToTerminal(sigmas, terminal);
        }

        return SigmaSpacing.FromConfig(config, sigmas[0], sigmas[^1], run.Steps) ?? sigmas;
    }

    /// <summary>Between the ends of the training sigmas, which a fixed shift has moved already: diffusers shifts the lower end twice, and models were published so.</summary>
    private static double[] Even(SchedulerConfig config, int trainTimesteps, int steps)
    {
        var shift = config.Flag("use_dynamic_shifting", false) ? 1 : config.Number("shift", 1);
        double high = (float)FlowShift.Apply(1, shift);
        double low = (float)FlowShift.Apply(1.0 / trainTimesteps, shift);
        return [.. Enumerable.Range(0, steps).Select(i => high + i * ((low - high) / Math.Max(1, steps - 1)))];
    }
}

using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Euler's method on the probability flow ODE (arXiv:2206.00364, algorithm 2; diffusers scheduling_euler_discrete.py).</summary>
public sealed class EulerScheduler : IScheduler
{
    private readonly SchedulerRun _run;
    private readonly Prediction _prediction;
    private readonly bool _isVelocity;
    private readonly string _spacing;

    public EulerScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _run = run;
        _prediction = new Prediction(config, "epsilon", "sample", "original_sample", "v_prediction");
        _isVelocity = config.Text("prediction_type", "epsilon") == "v_prediction";
        _spacing = config.Text("timestep_spacing", "linspace");
        var schedule = NoiseSchedule.WithFiniteSigmas(config);
        var (timesteps, sigmas) = EulerTimesteps.Of(config, schedule, run, config.Text("interpolation_type", "linear"));
        var last = config.Text("final_sigmas_type", "zero") == "sigma_min" ? schedule.Sigmas[0] : 0;
        Sigmas = [.. sigmas.Select(sigma => (float)sigma), last];
        var continuous = config.Text("timestep_type", "discrete") == "continuous" && _isVelocity;
        Timesteps = continuous
            ? [.. Sigmas.SkipLast(1).Select(sigma => 0.25f * MathF.Log(sigma))]
            : [.. timesteps.Select(timestep => (float)timestep)];
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => EulerTimesteps.InitialNoise(Sigmas, _spacing);

    public Tensor ScaleModelInput(Tensor sample, int index) => sample / MathF.Sqrt(Sigmas[index] * Sigmas[index] + 1);

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var sigma = Sigmas[index];
        var gamma = MathF.Min(_run.Churn / (Sigmas.Count - 1), MathF.Sqrt(2) - 1);
        var sigmaHat = sigma * (gamma + 1);
        if (gamma > 0)
        {
            var noise = _run.Noise(sample.Shape);
            sample += noise * _run.ChurnNoise * MathF.Sqrt(sigmaHat * sigmaHat - sigma * sigma);
        }

        // With churn diffusers raises the noise prediction's sigma, but not that of v.
        var original = _prediction.Original(modelOutput, sample, _isVelocity ? sigma : sigmaHat);
        var derivative = (sample - original) / sigmaHat;
        return new SchedulerStep(sample + derivative * (Sigmas[index + 1] - sigmaHat), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) => original + noise * Sigmas[index];
}

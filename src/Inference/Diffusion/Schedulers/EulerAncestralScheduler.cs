using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Euler steps that go too far down and put fresh noise back (k-diffusion's sample_euler_ancestral; diffusers scheduling_euler_ancestral_discrete.py).</summary>
public sealed class EulerAncestralScheduler : IScheduler
{
    private readonly SchedulerRun _run;
    private readonly Prediction _prediction;
    private readonly string _spacing;

    public EulerAncestralScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _run = run;
        _prediction = new Prediction(config, "epsilon", "v_prediction");
        _spacing = config.Text("timestep_spacing", "linspace");
        // This class of diffusers knows no other layout of its sigmas, whatever the configuration says.
        var schedule = NoiseSchedule.WithFiniteSigmas(config);
        var timesteps = EulerTimesteps.Spaced(config, schedule.TrainTimesteps, run);
        Timesteps = [.. timesteps.Select(timestep => (float)timestep)];
        Sigmas = [.. timesteps.Select(timestep => (float)SigmaSpacing.Interpolate(timestep, schedule.Sigmas)), 0];
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => EulerTimesteps.InitialNoise(Sigmas, _spacing);

    public Tensor ScaleModelInput(Tensor sample, int index) => sample / MathF.Sqrt(Sigmas[index] * Sigmas[index] + 1);

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var from = Sigmas[index];
        var to = Sigmas[index + 1];
        var original = _prediction.Original(modelOutput, sample, from);
        var (up, down) = AncestralStep.Of(from, to);
        var derivative = (sample - original) / from;

        // The last step draws too (and multiplies by 0): the generator must stand where diffusers' stands.
        var next = sample + derivative * (down - from) + _run.Noise(sample.Shape) * up;
        return new SchedulerStep(next, original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) => original + noise * Sigmas[index];
}

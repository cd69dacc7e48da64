using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>Methods that are the same mathematics in other words must give the same picture: a check that needs no reference.</summary>
public sealed class CoincidenceTests
{
    private const string StableDiffusion = "\"beta_start\": 0.00085, \"beta_end\": 0.012, \"beta_schedule\": \"scaled_linear\", \"clip_sample\": false";

    private static readonly SchedulerFixtures Fixtures = new();

    // Steps that divide the teacher's 50: else the two choose other timesteps.
    [Theory]
    [InlineData(5)]
    [InlineData(25)]
    public void Consistency_on_a_trajectory_without_noise_is_ddim(int steps) => Agree(
        Run("TCDScheduler", "", steps, eta: 0),
        Run("DDIMScheduler", "\"timestep_spacing\": \"trailing\", \"set_alpha_to_one\": false", steps),
        bar: 1e-5);

    [Theory]
    [InlineData(4)]
    [InlineData(25)]
    public void A_single_step_of_first_order_is_a_multistep_of_first_order(int steps) => Agree(
        Run("DPMSolverSinglestepScheduler", "\"solver_order\": 1", steps),
        Run("DPMSolverMultistepScheduler", "\"solver_order\": 1", steps),
        bar: 1e-6);

    [Theory]
    [InlineData(4)]
    [InlineData(25)]
    public void Ancestral_sampling_is_ddpm_where_noise_is_counted_as_a_share(int steps)
    {
        var ancestral = Run("EulerAncestralDiscreteScheduler", "\"timestep_spacing\": \"trailing\"", steps);
        Agree(Run("DDPMScheduler", "\"timestep_spacing\": \"trailing\"", steps), ancestral, bar: 1e-5);
    }

    [Fact]
    public void What_a_consistency_model_ends_with_is_never_asked_for() => Agree(
        Run("LCMScheduler", "\"set_alpha_to_one\": true", 4),
        Run("LCMScheduler", "\"set_alpha_to_one\": false", 4),
        bar: 0);

    [Fact]
    public void At_timestep_zero_a_consistency_model_changes_nothing()
    {
        var config = SchedulerConfig.Parse("""{"_class_name": "LCMScheduler"}""", "test");
        var scheduler = new LcmScheduler(config, new SchedulerRun { Steps = 1, Timesteps = [0], Noise = static _ => throw new InvalidOperationException() });
        Assert.Equal(Fixtures.Start.Data, scheduler.Step(Fixtures.Noise, 0, Fixtures.Start).Sample.Data);
    }

    [Fact]
    public void A_flow_whose_sigmas_are_given_evenly_is_the_flow_without_shift() => Agree(
        Run("UniPCMultistepScheduler", "\"use_flow_sigmas\": true, \"prediction_type\": \"flow_prediction\", \"solver_order\": 1, \"disable_corrector\": [0, 1, 2]", 4, sigmas: [0.99, 0.75, 0.5, 0.25]),
        Run("FlowMatchEulerDiscreteScheduler", "", 4, sigmas: [0.99, 0.75, 0.5, 0.25]),
        bar: 1e-5);

    private static Tensor Run(string scheduler, string settings, int steps, float? eta = null, double[]? sigmas = null)
    {
        var config = SchedulerConfig.Parse($$"""{"_class_name": "{{scheduler}}", {{StableDiffusion}}{{(settings.Length > 0 ? ", " : "")}}{{settings}}}""", "test");
        var drawn = 0;
        var built = SchedulerFactory.Create(config, new SchedulerRun { Steps = steps, Eta = eta, Sigmas = sigmas, Noise = _ => Fixtures.FromBank(drawn++) });

        // Ancestral sampling counts noise over signal: its picture of full noise is the same times sqrt(sigma^2 + 1).
        var sample = built is EulerAncestralScheduler euler
            ? Fixtures.Start * MathF.Sqrt(euler.Sigmas[0] * euler.Sigmas[0] + 1)
            : Fixtures.Start;
        for (var i = 0; i < built.Timesteps.Count; i++)
        {
            sample = built.Step(StandInModel.Run("B", built.ScaleModelInput(sample, i), 500), i, sample).Sample;
        }

        return sample;
    }

    private static void Agree(Tensor one, Tensor other, double bar) => Close.Relative(other.Data, one.Data, bar, "the other method");
}

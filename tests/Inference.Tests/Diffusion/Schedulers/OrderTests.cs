using System.Globalization;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>
/// With normally distributed data the network and the whole walk have closed forms, so that a sampler's own error can be measured: twice
/// the steps must divide it by 2 to the power of its order. That holds the variants together which no reference numbers exist for.
/// (The third order of DPM-Solver's multistep form divides by 4 to 5: diffusers weighs the second derivative half, and so do we.)
/// </summary>
public sealed class OrderTests
{
    /// <summary>Standard deviation of the data.</summary>
    private const double Data = 0.5;

    /// <summary>Of the same length in log signal-to-noise, which solvers count in, so that twice as many are half as long.</summary>
    private const string EvenSteps = "\"use_exponential_sigmas\": true, ";

    private const string OfNoise = "\"algorithm_type\": \"dpmsolver\", \"final_sigmas_type\": \"sigma_min\", ";

    [Theory]
    [InlineData("DDIMScheduler", "\"timestep_spacing\": \"linspace\"", 1.7)]
    [InlineData("EulerDiscreteScheduler", "", 1.7)]
    [InlineData("HeunDiscreteScheduler", "", 3)]
    [InlineData("HeunDiscreteScheduler", "\"use_karras_sigmas\": true", 3)]
    [InlineData("KDPM2DiscreteScheduler", "", 2.6)]
    [InlineData("KDPM2DiscreteScheduler", "\"use_karras_sigmas\": true", 3)]
    [InlineData("LMSDiscreteScheduler", "", 3)]
    [InlineData("LMSDiscreteScheduler", "\"use_karras_sigmas\": true", 3)]
    [InlineData("DEISMultistepScheduler", EvenSteps + "\"solver_order\": 1", 1.7)]
    [InlineData("DEISMultistepScheduler", EvenSteps + "\"solver_order\": 2", 3)]
    [InlineData("DEISMultistepScheduler", EvenSteps + "\"solver_order\": 3", 5)]
    [InlineData("DPMSolverMultistepScheduler", EvenSteps + "\"solver_order\": 1", 1.7)]
    [InlineData("DPMSolverMultistepScheduler", EvenSteps + "\"solver_order\": 2", 3)]
    [InlineData("DPMSolverMultistepScheduler", EvenSteps + "\"solver_order\": 2, \"solver_type\": \"heun\"", 3)]
    [InlineData("DPMSolverMultistepScheduler", EvenSteps + "\"solver_order\": 3", 3.5)]
    [InlineData("DPMSolverMultistepScheduler", EvenSteps + OfNoise + "\"solver_order\": 3", 3.5)]
    [InlineData("DPMSolverSinglestepScheduler", EvenSteps + "\"solver_order\": 2", 3)]
    [InlineData("DPMSolverSinglestepScheduler", EvenSteps + "\"solver_order\": 2, \"solver_type\": \"heun\"", 3)]
    [InlineData("DPMSolverSinglestepScheduler", EvenSteps + OfNoise + "\"solver_order\": 2", 3)]
    [InlineData("DPMSolverSinglestepScheduler", EvenSteps + OfNoise + "\"solver_order\": 2, \"solver_type\": \"heun\"", 3)]
    [InlineData("DPMSolverSinglestepScheduler", EvenSteps + "\"solver_order\": 3", 5)]
    [InlineData("DPMSolverSinglestepScheduler", EvenSteps + "\"solver_order\": 3, \"solver_type\": \"heun\"", 5)]
    [InlineData("DPMSolverSinglestepScheduler", EvenSteps + OfNoise + "\"solver_order\": 3, \"solver_type\": \"heun\"", 5)]
    [InlineData("UniPCMultistepScheduler", EvenSteps + "\"solver_order\": 1", 3)]
    [InlineData("UniPCMultistepScheduler", EvenSteps + "\"solver_order\": 2, \"solver_type\": \"bh1\"", 5)]
    [InlineData("UniPCMultistepScheduler", EvenSteps + "\"solver_order\": 2", 5)]
    [InlineData("UniPCMultistepScheduler", EvenSteps + "\"solver_order\": 2, \"predict_x0\": false", 5)]
    public void Twice_the_steps_divide_the_error_by_the_order(string scheduler, string settings, double factor)
    {
        var coarse = Error(scheduler, settings, 25);
        var fine = Error(scheduler, settings, 49);
        Assert.True(coarse / fine >= factor, string.Create(CultureInfo.InvariantCulture, $"{coarse:g4} in 24 steps and {fine:g4} in 48, {coarse / fine:g3} times less, not {factor}."));
    }

    /// <summary>Relative, where the last step begins: that step jumps to no noise at all, whatever the number of steps.</summary>
    private static double Error(string scheduler, string settings, int steps)
    {
        var config = SchedulerConfig.Parse(
            $$"""{"_class_name": "{{scheduler}}", "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "clip_sample": false{{(settings.Length > 0 ? ", " : "")}}{{settings}}}""", "test");
        var built = SchedulerFactory.Create(config, new SchedulerRun { Steps = steps, Noise = static _ => throw new InvalidOperationException() });
        var schedule = NoiseSchedule.From(config);
        var last = built.Timesteps.Count - 1;
        var sample = new Tensor([1f], 1) * built.InitialNoise;
        var exact = built.ScaleModelInput(sample, 0).Data[0] * Math.Sqrt(Variance(Levels.At(built, schedule, last)) / Variance(Levels.At(built, schedule, 0)));
        for (var i = 0; i < last; i++)
        {
            var level = Levels.At(built, schedule, i);
            var noise = built.ScaleModelInput(sample, i) * (float)(level.Sigma / Variance(level));
            sample = built.Step(noise, i, sample).Sample;
        }

        return Math.Abs(built.ScaleModelInput(sample, last).Data[0] - exact) / exact;
    }

    /// <summary>Of what the network sees; its noise prediction is input * sigma / variance, and the walk keeps input / sqrt(variance).</summary>
    private static double Variance(SolverLevel level) => (double)level.Alpha * level.Alpha * Data * Data + (double)level.Sigma * level.Sigma;
}

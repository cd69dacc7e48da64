using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>rescale_betas_zero_snr is a setting of half the classes of diffusers; the others pass over it.</summary>
public sealed class ZeroTerminalSignalTests
{
    [Theory]
    [InlineData("EulerDiscreteScheduler", 4096)]
    [InlineData("EulerAncestralDiscreteScheduler", 4096)]
    [InlineData("DPMSolverMultistepScheduler", 4096)]
    [InlineData("UniPCMultistepScheduler", 4096)]
    [InlineData("HeunDiscreteScheduler", 14.6146)]
    [InlineData("KDPM2DiscreteScheduler", 14.6146)]
    [InlineData("KDPM2AncestralDiscreteScheduler", 14.6146)]
    [InlineData("LMSDiscreteScheduler", 14.6146)]
    [InlineData("DEISMultistepScheduler", 14.6146)]
    [InlineData("DPMSolverSinglestepScheduler", 14.6146)]
    public void Solvers_begin_where_their_class_lets_them(string scheduler, double largest)
    {
        var run = new SchedulerRun { Steps = 10, Noise = static _ => throw new InvalidOperationException() };
        Assert.Equal(largest, SigmaList.Of(SchedulerFactory.Create(Config(scheduler), run))[0], 1e-3);
    }

    [Theory]
    [InlineData("DDIMScheduler", 0)]
    [InlineData("DDPMScheduler", 0)]
    [InlineData("LCMScheduler", 0)]
    [InlineData("TCDScheduler", 0)]
    [InlineData("PNDMScheduler", 0.00466)]
    public void Schedules_of_shares_end_where_their_class_lets_them(string scheduler, double smallest) =>
        Assert.Equal(smallest, NoiseSchedule.From(Config(scheduler)).AlphasCumprod[^1], 1e-5);

    private static SchedulerConfig Config(string scheduler) => SchedulerConfig.Parse(
        $$"""{"_class_name": "{{scheduler}}", "beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "rescale_betas_zero_snr": true}""", "test");
}

using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>Numbers of steps, timesteps and sigmas that a class of diffusers raises for are refused with a sentence.</summary>
public sealed class GivenStepsTests
{
    [Theory]
    [InlineData("LCMScheduler", 51, "at most 50 steps")]
    [InlineData("TCDScheduler", 51, "at most 50 steps")]
    [InlineData("DDIMScheduler", 1001, "at most 1000 steps")]
    [InlineData("DDPMScheduler", 1001, "at most 1000 steps")]
    [InlineData("PNDMScheduler", 3, "Runge-Kutta")]
    [InlineData("HeunDiscreteScheduler", 0, "at least one step")]
    public void Steps_that_a_scheduler_does_not_have(string scheduler, int steps, string sentence) =>
        Assert.Contains(sentence, Refusal(scheduler, "", new SchedulerRun { Steps = steps, Noise = Never }), StringComparison.Ordinal);

    [Theory]
    [InlineData("KDPM2DiscreteScheduler", "", "takes none of the caller's")]
    [InlineData("UniPCMultistepScheduler", "", "takes none of the caller's")]
    [InlineData("EulerDiscreteScheduler", ", \"use_karras_sigmas\": true", "with use_karras_sigmas")]
    [InlineData("DPMSolverMultistepScheduler", ", \"use_lu_lambdas\": true", "with use_lu_lambdas")]
    public void Timesteps_for_a_scheduler_that_takes_none(string scheduler, string settings, string sentence) => Assert.Contains(
        sentence, Refusal(scheduler, settings, new SchedulerRun { Steps = 3, Timesteps = [999, 500, 20], Noise = Never }), StringComparison.Ordinal);

    [Theory]
    [InlineData(999f, 999f, 20f)]
    [InlineData(20f, 500f, 999f)]
    [InlineData(1000f, 500f, 20f)]
    [InlineData(999f, 500f, float.NaN)]
    [InlineData(999f, 500f, -1f)]
    public void Timesteps_that_do_not_fall_or_leave_the_schedule(float first, float second, float third)
    {
        var refusal = Refusal("LCMScheduler", "", new SchedulerRun { Steps = 3, Timesteps = [first, second, third], Noise = Never });
        Assert.Contains("falling numbers from 999 to 0", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Sigmas_for_a_scheduler_that_takes_none_or_another_number()
    {
        var run = new SchedulerRun { Steps = 3, Sigmas = [1, 0.5], Noise = Never };
        Assert.Contains("does not take sigmas", Refusal("HeunDiscreteScheduler", "", run), StringComparison.Ordinal);
        Assert.Contains("as many sigmas", Refusal("FlowMatchEulerDiscreteScheduler", "", run), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shift_by_the_size_of_the_picture_without_the_size()
    {
        const string dynamic = ", \"use_dynamic_shifting\": true";
        var refusal = Refusal("FlowMatchEulerDiscreteScheduler", dynamic, new SchedulerRun { Steps = 4, Noise = Never });
        Assert.Contains("by the size of the picture", refusal, StringComparison.Ordinal);

        var config = SchedulerConfig.Parse($$"""{"_class_name": "FlowMatchEulerDiscreteScheduler"{{dynamic}}}""", "test");
        var bySize = new FlowMatchEulerScheduler(config, new SchedulerRun { Steps = 4, ImageTokens = 4096, Noise = Never });
        var byShift = new FlowMatchEulerScheduler(config, new SchedulerRun { Steps = 4, Mu = 1.15, Noise = Never });
        Assert.Equal(byShift.Sigmas, bySize.Sigmas);
    }

    [Fact]
    public void Timesteps_of_ones_own_are_taken_where_diffusers_takes_them()
    {
        float[] own = [999, 500, 20];
        string[] taking = ["DDPMScheduler", "DPMSolverMultistepScheduler", "DPMSolverSinglestepScheduler", "EulerDiscreteScheduler", "LCMScheduler", "TCDScheduler"];
        Assert.All(taking, scheduler => Assert.Equal(own, Build(scheduler, "", new SchedulerRun { Steps = 3, Timesteps = own, Noise = Never }).Timesteps));
        Assert.Equal([999, 500, 500, 20, 20], Build("HeunDiscreteScheduler", "", new SchedulerRun { Steps = 3, Timesteps = own, Noise = Never }).Timesteps);
    }

    private static NoiseSource Never => static _ => throw new InvalidOperationException("A schedule draws no noise.");

    private static string Refusal(string scheduler, string settings, SchedulerRun run) =>
        Assert.Throws<InferenceException>(() => Build(scheduler, settings, run)).Message;

    private static IScheduler Build(string scheduler, string settings, SchedulerRun run) =>
        SchedulerFactory.Create(SchedulerConfig.Parse($$"""{"_class_name": "{{scheduler}}"{{settings}}}""", "test"), run);
}

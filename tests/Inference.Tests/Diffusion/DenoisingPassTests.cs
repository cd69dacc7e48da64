using System.Text.Json.Nodes;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Tests.Diffusion;

public sealed class DenoisingPassTests
{
    [Theory]
    [InlineData(20, 1, 20)]
    [InlineData(10, 0.6, 6)]
    [InlineData(8, 0.4, 3)]
    [InlineData(2, 0.5, 1)]
    [InlineData(3, 0.1, 0)]
    public void A_strength_takes_its_share_of_the_steps(int steps, double strength, int taken) =>
        Assert.Equal(taken, Strength.StepsTaken(steps, strength));

    /// <summary>diffusers: timesteps[t_start * order:], so that a method of two calls a step does not begin in the middle of one.</summary>
    [Theory]
    [InlineData("EulerDiscreteScheduler", 4, 6)]
    [InlineData("HeunDiscreteScheduler", 8, 11)]
    [InlineData("KDPM2DiscreteScheduler", 8, 11)]
    public void A_picture_is_met_at_the_beginning_of_a_step(string scheduler, int first, int calls)
    {
        var folder = TinyModels.Folder("tiny-sd");
        var config = SchedulerConfig.ReadFolder(folder).For(scheduler, new Dictionary<string, JsonNode>(StringComparer.Ordinal));
        var plan = RequestPlan.Of(Requests.Tiny with { Steps = 10 }, config);
        var pass = new DenoisingPass(plan, LatentSpace.Read(folder), 128, 64, 10, 0.6);
        Assert.Equal((first, calls), (pass.First, pass.Calls));
        Assert.Equal([1, 4, 8, 16], pass.LatentShape);
    }
}

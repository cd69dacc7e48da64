using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>Bytes, not times: what a step allocates is the same on every machine.</summary>
public sealed class LoopAllocationTests(ITestOutputHelper output)
{
    private const int Steps = 20;

    // Names and handles that ONNX Runtime's binding makes for a call, and its registration of the cancel.
    private const long PerCall = 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DDIM", true)]
    [InlineData("DDIM", false)]
    [InlineData("Euler", true)]
    [InlineData("DPM++ 2M", true)]
    public void A_step_allocates_its_prediction_and_what_the_scheduler_makes_of_it(string sampler, bool oneBatch)
    {
        var request = Requests.Tiny with { Width = 128, Height = 128, Sampler = sampler, GuidanceBatch = oneBatch };
        using var pipeline = TinyModels.Load("tiny-sd");
        pipeline.Generate(request with { Steps = 2 }, null, Token);
        var step = (Run(Steps + Steps) - Run(Steps)) / Steps;
        var scheduler = (Walk(sampler, Steps + Steps) - Walk(sampler, Steps)) / Steps;
        var prediction = 4 * 16 * 16 * sizeof(float);
        var calls = oneBatch ? 1 : 2;
        output.WriteLine($"{sampler}: {step} bytes a step, of which the scheduler {scheduler} and the prediction {prediction}");
        Assert.InRange(step, prediction, scheduler + prediction + calls * PerCall);

        long Run(int steps) => Allocated(() => pipeline.Generate(request with { Steps = steps }, null, Token));
    }

    /// <summary>The scheduler by itself on latents of the same shape, built anew as each run does.</summary>
    private static long Walk(string sampler, int steps)
    {
        var chosen = SamplerCatalog.Find(sampler);
        var config = SchedulerConfig.ReadFolder(TinyModels.Folder("tiny-sd")).For(chosen.Scheduler, chosen.Overrides).AsPipelineSets();
        var noise = new Noise(1);
        var prediction = noise.Normal(1, 4, 16, 16);
        var start = noise.Normal(1, 4, 16, 16);
        return Allocated(() =>
        {
            var scheduler = SchedulerFactory.Create(config, new SchedulerRun { Steps = steps, Noise = noise.Normal });
            var latents = start;
            for (var i = 0; i < scheduler.Timesteps.Count; i++)
            {
                scheduler.ScaleModelInput(latents, i);
                latents = scheduler.Step(prediction, i, latents).Sample;
            }
        });
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

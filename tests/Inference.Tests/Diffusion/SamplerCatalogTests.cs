using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class SamplerCatalogTests
{
    [Theory]
    [InlineData("""{"_class_name": "DDIMScheduler"}""", "DDIM")]
    [InlineData("""{"_class_name": "PNDMScheduler", "skip_prk_steps": true}""", "PNDM")]
    [InlineData("""{"_class_name": "EulerAncestralDiscreteScheduler"}""", "Euler a")]
    [InlineData("""{"_class_name": "DPMSolverMultistepScheduler", "lambda_min_clipped": -Infinity}""", "DPM++ 2M")]
    [InlineData("""{"_class_name": "DPMSolverMultistepScheduler", "use_karras_sigmas": true}""", "DPM++ 2M Karras")]
    [InlineData("""{"_class_name": "UniPCMultistepScheduler"}""", null)]
    public void A_model_starts_with_the_sampler_of_its_own_config(string config, string? expected)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["scheduler"]);
        File.WriteAllText(folder["scheduler", "scheduler_config.json"], config);
        Assert.Equal(expected, SamplerCatalog.DefaultOf(folder.Path));
    }

    [Fact]
    public void Every_sampler_has_its_scheduler()
    {
        var config = SchedulerConfig.Parse("""{"_class_name": "DDIMScheduler"}""", "test");
        Assert.All(SamplerCatalog.All, sampler =>
            Assert.NotNull(SchedulerFactory.Create(config.For(sampler.Scheduler, sampler.Overrides), new SchedulerRun { Steps = 10, Noise = _ => throw new InvalidOperationException() })));
        Assert.True(SamplerCatalog.Knows("DPM++ 2M Karras"));
        Assert.False(SamplerCatalog.Knows("dpm++ 2m karras"));
    }

    [Theory]
    [InlineData("""{"_class_name": "DDIMScheduler", "prediction_type": "flow"}""", "prediction_type to \"flow\"")]
    [InlineData("""{"_class_name": "DDIMScheduler", "beta_schedule": "sigmoid"}""", "beta_schedule to \"sigmoid\"")]
    [InlineData("""{"_class_name": "EulerDiscreteScheduler", "timestep_spacing": "odd"}""", "timestep_spacing to \"odd\"")]
    [InlineData("""{"_class_name": "DPMSolverMultistepScheduler", "algorithm_type": "dpmsolver"}""", "final_sigmas_type")]
    [InlineData("""{"_class_name": "EulerAncestralDiscreteScheduler", "prediction_type": "sample"}""", "prediction_type to \"sample\"")]
    [InlineData("""{"_class_name": "PNDMScheduler", "beta_start": "much"}""", "unusable value for beta_start")]
    public void A_setting_that_cannot_be_followed_is_named(string json, string sentence)
    {
        var config = SchedulerConfig.Parse(json, "scheduler_config.json");
        var refusal = Assert.Throws<InferenceException>(() => SchedulerFactory.Create(config, new SchedulerRun { Steps = 10, Noise = _ => throw new InvalidOperationException() }));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("scheduler_config.json", refusal.Message, StringComparison.Ordinal);
    }
}

using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class SamplerCatalogTests
{
    [Theory]
    [InlineData("""{"_class_name": "DDIMScheduler"}""", "DDIM")]
    [InlineData("""{"_class_name": "PNDMScheduler", "skip_prk_steps": true}""", "PNDM")]
    [InlineData("""{"_class_name": "EulerDiscreteScheduler"}""", "Euler")]
    [InlineData("""{"_class_name": "EulerDiscreteScheduler", "use_karras_sigmas": true}""", "Euler Karras")]
    [InlineData("""{"_class_name": "EulerAncestralDiscreteScheduler"}""", "Euler a")]
    [InlineData("""{"_class_name": "DPMSolverMultistepScheduler", "lambda_min_clipped": -Infinity}""", "DPM++ 2M")]
    [InlineData("""{"_class_name": "DPMSolverMultistepScheduler", "use_karras_sigmas": true}""", "DPM++ 2M Karras")]
    [InlineData("""{"_class_name": "DPMSolverMultistepScheduler", "algorithm_type": "sde-dpmsolver++"}""", "DPM++ 2M SDE")]
    [InlineData("""{"_class_name": "UniPCMultistepScheduler"}""", "UniPC")]
    [InlineData("""{"_class_name": "LCMScheduler"}""", "LCM")]
    [InlineData("""{"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": 3.0}""", "Flow Euler")]
    [InlineData("""{"_class_name": "CosineDPMSolverMultistepScheduler"}""", null)]
    public void A_model_starts_with_the_sampler_of_its_own_config(string config, string? expected) =>
        Assert.Equal(expected, SamplerCatalog.DefaultOf(SchedulerConfig.Parse(config, "test")));

    [Theory]
    [InlineData("""{"_class_name": "LCMScheduler"}""", "LCM")]
    [InlineData("""{"_class_name": "TCDScheduler"}""", "TCD")]
    [InlineData("""{"_class_name": "FlowMatchEulerDiscreteScheduler"}""", "Flow Euler")]
    [InlineData("""{"_class_name": "UniPCMultistepScheduler", "use_flow_sigmas": true, "prediction_type": "flow_prediction"}""", "UniPC, UniPC Karras")]
    public void Flows_and_consistency_models_are_sampled_only_as_they_were_made(string config, string expected) =>
        Assert.Equal(expected, string.Join(", ", SamplerCatalog.For(SchedulerConfig.Parse(config, "test"))));

    [Theory]
    [InlineData("epsilon", 23)]
    [InlineData("v_prediction", 23)]
    [InlineData("sample", 17)]
    public void Other_models_are_offered_every_sampler_that_understands_their_prediction(string prediction, int expected)
    {
        var config = SchedulerConfig.Parse($$"""{"_class_name": "DDIMScheduler", "prediction_type": "{{prediction}}", "rescale_betas_zero_snr": true}""", "test");
        var offered = SamplerCatalog.For(config);
        Assert.Equal(expected, offered.Count);
        Assert.DoesNotContain("LCM", offered);
        Assert.DoesNotContain("Flow Euler", offered);
        Assert.All(offered, name =>
        {
            var sampler = SamplerCatalog.Find(name);
            Assert.NotNull(SchedulerFactory.Create(config.For(sampler.Scheduler, sampler.Overrides), new SchedulerRun { Steps = 10, Noise = _ => throw new InvalidOperationException() }));
        });
    }

    [Fact]
    public void The_page_of_samplers_has_a_row_for_every_one()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "samplers.md"));
        Assert.All(SamplerCatalog.All, sampler =>
        {
            var name = sampler.Name.EndsWith(" Karras", StringComparison.Ordinal) ? sampler.Name[..^" Karras".Length] : sampler.Name;
            Assert.Contains($"| {name} ", page, StringComparison.Ordinal);
            Assert.Contains($"`{sampler.Scheduler}`", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_sampler_has_its_scheduler_and_every_scheduler_a_sampler()
    {
        var schedulers = SamplerCatalog.All.Select(sampler => sampler.Scheduler).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(SchedulerFactory.Known.Order(StringComparer.Ordinal), schedulers.Order(StringComparer.Ordinal));
        Assert.Equal(SamplerCatalog.Names.Count, SamplerCatalog.Names.Distinct(StringComparer.Ordinal).Count());
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
    [InlineData("""{"_class_name": "DDPMScheduler", "variance_type": "learned_range"}""", "variance_type to \"learned_range\"")]
    [InlineData("""{"_class_name": "DEISMultistepScheduler", "algorithm_type": "sde-dpmsolver++"}""", "algorithm_type to \"sde-dpmsolver++\"")]
    [InlineData("""{"_class_name": "DPMSolverSinglestepScheduler", "solver_order": 4}""", "solver_order to \"4\"")]
    [InlineData("""{"_class_name": "HeunDiscreteScheduler", "use_karras_sigmas": true, "use_beta_sigmas": true}""", "use_beta_sigmas to \"true beside use_karras_sigmas\"")]
    [InlineData("""{"_class_name": "KDPM2DiscreteScheduler", "prediction_type": "sample"}""", "prediction_type to \"sample\"")]
    [InlineData("""{"_class_name": "LCMScheduler", "original_inference_steps": 2000}""", "original_inference_steps to \"2000")]
    [InlineData("""{"_class_name": "UniPCMultistepScheduler", "solver_type": "bh3"}""", "solver_type to \"bh3\"")]
    [InlineData("""{"_class_name": "UniPCMultistepScheduler", "predict_x0": false, "prediction_type": "flow_prediction"}""", "prediction_type to \"flow_prediction\"")]
    [InlineData("""{"_class_name": "FlowMatchEulerDiscreteScheduler", "use_dynamic_shifting": true, "time_shift_type": "square"}""", "time_shift_type to \"square\"")]
    public void A_setting_that_cannot_be_followed_is_named(string json, string sentence)
    {
        var run = new SchedulerRun { Steps = 10, Mu = 1, Noise = _ => throw new InvalidOperationException() };
        var refusal = Assert.Throws<InferenceException>(() => SchedulerFactory.Create(SchedulerConfig.Parse(json, "scheduler_config.json"), run));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("scheduler_config.json", refusal.Message, StringComparison.Ordinal);
    }
}

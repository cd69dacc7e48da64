using Studio.Inference.Diffusion;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>A sampler may be exact to its reference and still be wrong for a model: each must draw the picture that the others draw.</summary>
public sealed class SamplerPicturesTests
{
    /// <summary>Mean distance of a value from DDIM's, in levels of 255; an unrelated picture is 60 and more away.</summary>
    private const double SamePath = 5;

    private const double FreshNoise = 25;

    [Fact]
    public void Every_class_draws_the_picture_that_the_others_draw()
    {
        using var pipeline = StableDiffusionPipeline.Load(Path.Combine(Repository.Models, "studio-mini-diffusion"), new OnnxOptions());
        var reference = Draw(pipeline, "DDIM");
        string[] deterministic = ["Euler", "DPM++ 2M", "DPM++ 2S", "UniPC", "DEIS", "Heun", "DPM2", "LMS", "PNDM"];
        string[] stochastic = ["Euler a", "DPM++ 2M SDE", "DPM2 a", "DDPM"];
        Assert.All(deterministic, name => Assert.InRange(Distance(reference, Draw(pipeline, name)), 0, SamePath));
        Assert.All(stochastic, name => Assert.InRange(Distance(reference, Draw(pipeline, name)), SamePath / 2, FreshNoise));
    }

    /// <summary>The two that once drew nothing, or spots, at the steps the model itself begins with.</summary>
    [Fact]
    public void Pndm_and_DPM2_a_Karras_draw_it_at_the_steps_the_model_begins_with()
    {
        using var pipeline = StableDiffusionPipeline.Load(Path.Combine(Repository.Models, "studio-mini-diffusion"), new OnnxOptions());
        var reference = Draw(pipeline, "DDIM", steps: 20);
        Assert.All((string[])["PNDM", "DPM2 a Karras"], name => Assert.InRange(Distance(reference, Draw(pipeline, name, steps: 20)), 0, FreshNoise));
    }

    private static byte[] Draw(StableDiffusionPipeline pipeline, string sampler, int steps = 12)
    {
        var request = new TextToImageRequest
        {
            Prompt = "A flat illustration of a red fox, large, in the center. The background is a blue lake.",
            Width = 256,
            Height = 256,
            Steps = steps,
            GuidanceScale = 3.5,
            Sampler = sampler,
            Seeds = [7],
        };
        return pipeline.Generate(request, progress: null, TestContext.Current.CancellationToken).Pictures[0].Rgb;
    }

    private static double Distance(byte[] one, byte[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Average();
}

using Studio.Inference.Diffusion;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class RequestCheckTests : IClassFixture<RequestCheckTests.Pipelines>
{
    private readonly Pipelines _pipelines;

    public RequestCheckTests(Pipelines pipelines) => _pipelines = pipelines;

    [Fact]
    public void Every_impossible_request_gets_its_sentence()
    {
        var ok = Requests.Tiny;
        Refused(ok with { Width = 65 }, "The width must be a multiple of 16 pixels up to 4096, not 65.");
        Refused(ok with { Height = 0 }, "The height must be a multiple of 16 pixels up to 4096, not 0.");
        Refused(ok with { Height = -64 }, "The height must be");
        Refused(ok with { Width = 1 << 20 }, "The width must be");
        Refused(ok with { Steps = 0 }, "Steps must be 1 to 1000, not 0.");
        Refused(ok with { Steps = 10_000 }, "Steps must be 1 to 1000, not 10000.");
        Refused(ok with { GuidanceScale = double.NaN }, "Guidance must be a number from 0 upwards, not NaN.");
        Refused(ok with { GuidanceScale = double.PositiveInfinity }, "Guidance must be");
        Refused(ok with { GuidanceScale = -1 }, "Guidance must be");
        Refused(ok with { GuidanceRescale = double.NaN }, "Guidance rescale must be 0 to 1");
        Refused(ok with { Seeds = [] }, "At least one seed is needed");
        Refused(ok with { Width = 16, Height = 16, Steps = 1000, Sampler = "DPM++ 2M", GuidanceScale = 1 }, "After 1000 steps the picture was no longer made of finite numbers.");
        Refused(ok with { Sampler = "Euler A" }, "There is no sampler \"Euler A\"; choose one of DDIM, Euler, Euler Karras, Euler a,");
    }

    [Fact]
    public void A_model_of_one_size_refuses_the_others()
    {
        var refusal = Assert.Throws<InferenceException>(() =>
            _pipelines.Embedded.Generate(Requests.Squirrel with { Width = 512 }, null, TestContext.Current.CancellationToken));
        Assert.Equal("This model draws only with a width of 256 pixels, not 512.", refusal.Message);
    }

    private void Refused(TextToImageRequest request, string sentence) => Assert.StartsWith(
        sentence,
        Assert.Throws<InferenceException>(() => _pipelines.Tiny.Generate(request, null, TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);

    public sealed class Pipelines : IDisposable
    {
        internal StableDiffusionPipeline Tiny { get; } = StableDiffusionPipeline.Load(Path.Combine(Goldens.Folder("pipelines"), "tiny-sd"), new OnnxOptions());

        internal StableDiffusionPipeline Embedded { get; } = StableDiffusionPipeline.Load(Path.Combine(Repository.Models, "studio-mini-diffusion"), new OnnxOptions());

        public void Dispose()
        {
            Tiny.Dispose();
            Embedded.Dispose();
        }
    }
}

using Studio.Inference.Models;
using Studio.Inference.Tests.Diffusion;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

public sealed class ClipLayersTests
{
    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sdxl")]
    [InlineData("tiny-sd2-vpred")]
    [InlineData("tiny-lcm")]
    public void The_catalog_knows_without_loading_which_clip_skip_a_model_takes(string name)
    {
        var deepest = DiffusionFolder.Read(TinyModels.Folder(name)).DeepestClipSkip;
        using var pipeline = TinyModels.Load(name);

        string? Refusal(int skip)
        {
            try
            {
                pipeline.Generate(Requests.Tiny with { ClipSkip = skip, Steps = 1, Sampler = name == "tiny-lcm" ? "LCM" : "DDIM" }, null, TestContext.Current.CancellationToken);
                return null;
            }
            catch (InferenceException refusal)
            {
                return refusal.Message;
            }
        }

        Assert.Null(Refusal(deepest));
        Assert.Contains("lip skip must be 0", Refusal(deepest + 1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_embedded_model_takes_none()
    {
        Assert.Equal(0, DiffusionFolder.Read(Path.Combine(Repository.Models, "studio-mini-diffusion")).DeepestClipSkip);
    }
}

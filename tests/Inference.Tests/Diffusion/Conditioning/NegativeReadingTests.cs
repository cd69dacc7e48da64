using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Conditioning;

/// <summary>What is said of a negative prompt is what happens to the pixels.</summary>
public sealed class NegativeReadingTests
{
    [Theory]
    [InlineData("tiny-sd", 7.5, "a red fox", PromptSyntax.Plain, true)]
    [InlineData("tiny-sd", 1, "a red fox", PromptSyntax.Plain, false)]
    [InlineData("tiny-turbo", 0, "a red fox", PromptSyntax.Plain, false)]
    [InlineData("tiny-lcm", 8, "a red fox", PromptSyntax.Plain, false)]
    [InlineData("tiny-lcm", 8, "a red fox AND snow", PromptSyntax.Long, false)]
    [InlineData("tiny-sd", 1, "a red fox AND snow", PromptSyntax.Weighted, true)]
    public void It_is_read_exactly_where_it_changes_a_pixel(string name, double guidance, string prompt, PromptSyntax syntax, bool isRead)
    {
        var folder = Path.Combine(Goldens.Folder("pipelines"), name);
        var model = DiffusionFolder.Read(folder);
        using var pipeline = StableDiffusionPipeline.Load(folder, new OnnxOptions());
        var request = Requests.Tiny with { Prompt = prompt, Syntax = syntax, GuidanceScale = guidance, Sampler = model.Defaults.Sampler };

        var isChanged = !Draw(pipeline, request with { NegativePrompt = "" }).SequenceEqual(Draw(pipeline, request with { NegativePrompt = "a fox, red" }));

        Assert.Equal(isRead, isChanged);
        Assert.Equal(isRead, NegativeReading.IsRead(model, guidance, syntax == PromptSyntax.Weighted ? prompt : null));
    }

    private static byte[] Draw(StableDiffusionPipeline pipeline, TextToImageRequest request) =>
        pipeline.Generate(request, progress: null, TestContext.Current.CancellationToken).Pictures[0].Rgb;
}

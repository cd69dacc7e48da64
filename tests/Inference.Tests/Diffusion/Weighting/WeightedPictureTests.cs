using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Weighting;

/// <summary>What the switch "weights in the prompt" does to a picture.</summary>
public sealed class WeightedPictureTests : IDisposable
{
    private readonly StableDiffusionPipeline _pipeline =
        StableDiffusionPipeline.Load(Path.Combine(Goldens.Folder("pipelines"), "tiny-sd"), new OnnxOptions());

    [Fact]
    public void A_prompt_without_the_syntax_draws_the_same_bytes_with_the_switch_on()
    {
        Assert.Equal(Draw(Requests.Tiny), Draw(Weighted(Requests.Tiny.Prompt)));
        Assert.Equal(
            Draw(Requests.Tiny with { NegativePrompt = "blurry" }),
            Draw(Weighted(Requests.Tiny.Prompt) with { NegativePrompt = "blurry" }));
    }

    [Fact]
    public void Brackets_are_text_while_the_switch_is_off() =>
        Assert.NotEqual(Draw(Requests.Tiny with { Prompt = "a (red:1.4) fox" }), Draw(Weighted("a (red:1.4) fox")));

    [Theory]
    [InlineData("a (red:1.4) fox", "a red fox")]
    [InlineData("a red fox BREAK in the snow", "a red fox in the snow")]
    [InlineData("a red fox AND the snow:0.6", "a red fox")]
    [InlineData("a [red:blue:2] fox", "a red fox")]
    [InlineData("a [red|blue] fox", "a red fox")]
    public void Each_part_of_the_syntax_changes_the_picture(string weighted, string plain) =>
        Assert.NotEqual(Draw(Weighted(plain)), Draw(Weighted(weighted)));

    [Theory]
    [InlineData("a (red:1.0) fox", "a red fox")]
    [InlineData("a red fox <lora:fur:0.8>", "a red fox")]
    [InlineData("a [blue:red:0] fox", "a red fox")]
    [InlineData("a [red:blue:99] fox", "a red fox")]
    public void What_comes_to_the_same_words_draws_the_same_bytes(string weighted, string plain) => Assert.Equal(Draw(Weighted(plain)), Draw(Weighted(weighted)));

    [Fact]
    public void A_change_after_the_second_step_is_seen_in_steps_three_and_four_only()
    {
        // With two steps of four the text before the change has done its part, so the picture is neither of the two.
        var change = Draw(Weighted("a [red:blue:2] fox"));
        Assert.NotEqual(Draw(Weighted("a blue fox")), change);
        Assert.Equal(Draw(Weighted("a [red:blue:0.5] fox")), change);
        Assert.NotEqual(Draw(Weighted("a [red:blue:3] fox")), change);
    }

    [Fact]
    public void Words_beyond_the_first_window_are_seen()
    {
        var filler = string.Join(", ", Enumerable.Repeat("soft light over quiet hills", 15));
        Assert.NotEqual(Draw(Weighted($"{filler}, a red fox")), Draw(Weighted($"{filler}, a blue whale")));
        Assert.Equal(Draw(Requests.Tiny with { Prompt = $"{filler}, a red fox" }), Draw(Requests.Tiny with { Prompt = $"{filler}, a blue whale" }));
    }

    [Fact]
    public void In_a_negative_prompt_AND_is_a_word() =>
        Assert.Single(WeightedNegative("a AND b:0.5").Phases.Single().Parts, new PromptPart("a AND b:0.5"));

    [Fact]
    public void A_weight_that_is_no_number_is_refused_before_anything_is_drawn() =>
        Assert.Contains(":1.2.3)", Assert.Throws<InferenceException>(() => Draw(Weighted("(word:1.2.3)"))).Message, StringComparison.Ordinal);

    public void Dispose() => _pipeline.Dispose();

    private static PromptTimeline WeightedNegative(string text) => WeightedPrompt.NegativeTimeline(text, 4);

    private static TextToImageRequest Weighted(string prompt) => Requests.Tiny with { Prompt = prompt, Syntax = PromptSyntax.Weighted };

    private byte[] Draw(TextToImageRequest request) => _pipeline.Generate(request, progress: null, TestContext.Current.CancellationToken).Pictures[0].Rgb;
}

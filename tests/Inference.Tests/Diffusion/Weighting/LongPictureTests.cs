using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Onnx;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Weighting;

/// <summary>Prompts without any syntax that are longer than one window.</summary>
public sealed class LongPictureTests
{
    private static readonly string Filler = string.Join(", ", Enumerable.Repeat("soft light over quiet hills", 15));

    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sdxl")]
    public void A_prompt_that_fits_draws_the_same_bytes_as_by_its_first_window(string model)
    {
        using var pipeline = Load(model);
        var request = Requests.Tiny with { Prompt = "a (red:1.3) fox, [snow] BREAK AND \"hills\"!", NegativePrompt = "blurry" };
        Assert.Equal(Draw(pipeline, request), Draw(pipeline, request with { Syntax = PromptSyntax.Long }));
    }

    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sdxl")]
    public void Words_beyond_the_first_window_are_seen_unless_the_record_says_otherwise(string model)
    {
        using var pipeline = Load(model);
        var (fox, whale) = (Requests.Tiny with { Prompt = $"{Filler}, a red fox" }, Requests.Tiny with { Prompt = $"{Filler}, a blue whale" });
        Assert.Equal(Draw(pipeline, fox), Draw(pipeline, whale));
        Assert.NotEqual(Draw(pipeline, fox with { Syntax = PromptSyntax.Long }), Draw(pipeline, whale with { Syntax = PromptSyntax.Long }));
    }

    [Fact]
    public void Windows_are_cut_where_weighted_text_is_and_brackets_are_letters()
    {
        var tokenizer = ClipTokenizer.Load(Path.Combine(Goldens.Folder("pipelines"), "tiny-sd", "tokenizer"));
        Assert.Equal(Ids(WeightedPrompt.Chunks(tokenizer, Filler)), Ids(LongPrompt.Chunks(tokenizer, Filler)));
        Assert.Equal(tokenizer.Tokenize("a (red:1.3) fox").Select(token => token.Id), Ids(LongPrompt.Chunks(tokenizer, "a (red:1.3) fox"))[0].Skip(1).Take(tokenizer.Count("a (red:1.3) fox")));
        Assert.Equal(LongPrompt.Chunks(tokenizer, Filler).Count, LongPrompt.Count(tokenizer, Filler).Windows);
        Assert.Equal(1, LongPrompt.Count(tokenizer, "").Windows);
    }

    private static List<IReadOnlyList<int>> Ids(IReadOnlyList<PromptChunk> chunks) => [.. chunks.Select(chunk => chunk.Ids)];

    private static StableDiffusionPipeline Load(string model) => StableDiffusionPipeline.Load(Path.Combine(Goldens.Folder("pipelines"), model), new OnnxOptions());

    private static byte[] Draw(StableDiffusionPipeline pipeline, TextToImageRequest request) =>
        pipeline.Generate(request, progress: null, TestContext.Current.CancellationToken).Pictures[0].Rgb;
}

using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>Exports that leave nothing open: a text encoder or a UNet for exactly so many tokens.</summary>
public sealed class FixedTextLengthTests : IDisposable
{
    private static readonly string Long = string.Join(' ', Enumerable.Repeat("a red fox sitting in the snow,", 20));
    private static readonly string Short = "a red fox";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tiny-sd", "text_encoder")]
    [InlineData("tiny-sdxl", "text_encoder,text_encoder_2")]
    public void A_text_encoder_of_fixed_length_reads_a_long_prompt_chunk_by_chunk(string model, string encoders)
    {
        using var open = TinyModels.Load(model);
        TinyModels.Copy(model, _folder);
        foreach (var encoder in encoders.Split(','))
        {
            OnnxAxes.Fix(_folder[encoder, "model.onnx"], "input_ids", 0, 1);
            OnnxAxes.Fix(_folder[encoder, "model.onnx"], "input_ids", 1, 77);
        }

        using var closed = Closed();

        Assert.Null(DiffusionFolder.Read(_folder.Path).PromptWindows);
        AssertSame(Draw(open, Long), Draw(closed, Long));
        Assert.NotEqual(Draw(closed, Long), Draw(closed, Long[..300]));
    }

    [Fact]
    public void A_UNet_for_one_chunk_reads_the_first_and_the_model_says_so()
    {
        using var open = TinyModels.Load("tiny-sd");
        TinyModels.Copy("tiny-sd", _folder);
        OnnxAxes.Fix(_folder["unet", "model.onnx"], "encoder_hidden_states", 1, 77);
        using var closed = Closed();

        Assert.Equal(1, DiffusionFolder.Read(_folder.Path).PromptWindows);
        AssertSame(Draw(open, Short), Draw(closed, Short));
        Assert.Equal(Draw(closed, Long), Draw(closed, Long + " and a crown"));
    }

    [Theory]
    [InlineData("tiny-sd", "")]
    [InlineData("tiny-sd", "blurry")]
    [InlineData("tiny-sdxl", "")]
    public void A_UNet_for_two_chunks_gets_two_for_every_text(string model, string negative)
    {
        using var open = TinyModels.Load(model);
        TinyModels.Copy(model, _folder);
        OnnxAxes.Fix(_folder["unet", "model.onnx"], "encoder_hidden_states", 1, 154);
        using var closed = Closed();
        var prompt = string.Join(' ', Enumerable.Repeat("a red fox", 30));

        Assert.Equal(2, DiffusionFolder.Read(_folder.Path).PromptWindows);
        Assert.NotEqual(Draw(closed, Short, negative), Draw(closed, prompt, negative));
        Assert.Equal(Draw(closed, Long, negative), Draw(closed, Long + " and a crown", negative));

        // Long enough for both chunks on both sides: what an open graph is given, too.
        AssertSame(Draw(open, prompt, prompt), Draw(closed, prompt, prompt));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_UNet_for_so_many_at_once_is_guided_in_the_form_it_was_exported_for(int batch, bool oneBatch)
    {
        TinyModels.Copy("tiny-sd", _folder);
        OnnxAxes.Fix(_folder["unet", "model.onnx"], "sample", 0, batch);
        using var closed = Closed();

        var result = closed.Generate(Request(Short, ""), progress: null, Token);

        Assert.Equal(oneBatch, result.Fingerprint.GuidanceBatch);
    }

    [Theory]
    [InlineData("text_encoder", "input_ids", 1, 64, "text_encoder/model.onnx takes exactly 64 tokens and tokenizer gives 77 (model_max_length in tokenizer/tokenizer_config.json); one of the two is of another model. Copy the right one here.")]
    [InlineData("text_encoder", "input_ids", 0, 2, "text_encoder/model.onnx takes exactly 2 texts at once and Studio gives it one; export it again for one, or for any number.")]
    [InlineData("unet", "encoder_hidden_states", 1, 64, "unet/model.onnx takes exactly 64 tokens of text and text_encoder gives 77 at a time; export the UNet again, best with any number of tokens.")]
    public void Lengths_that_do_not_fit_each_other_are_refused_when_the_folder_is_read(string part, string input, int axis, int size, string sentence)
    {
        TinyModels.Copy("tiny-sd", _folder);
        OnnxAxes.Fix(_folder[part, "model.onnx"], input, axis, size);

        Assert.Equal(sentence, Assert.Throws<InferenceException>(() => DiffusionFolder.Read(_folder.Path)).Message);
    }

    // The runtime computes what it knows beforehand in another order: a last bit, never two.
    private static void AssertSame(byte[] expected, byte[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max(), 0, 1);
    }

    private StableDiffusionPipeline Closed() => StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions());

    private static byte[] Draw(StableDiffusionPipeline pipeline, string prompt, string negative = "") =>
        [.. pipeline.Generate(Request(prompt, negative), progress: null, Token).Pictures[0].Rgb];

    private static TextToImageRequest Request(string prompt, string negative) =>
        Requests.Tiny with { Prompt = prompt, NegativePrompt = negative, Steps = 2, Syntax = PromptSyntax.Long };
}

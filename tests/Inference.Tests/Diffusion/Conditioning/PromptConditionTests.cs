using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Conditioning;

public sealed class PromptConditionTests : IDisposable
{
    private const string Fox = "a red fox sitting in the snow, oil painting";
    private const string City = "city street at night, neon lights, rain";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Guidance_as_an_input_is_the_recorded_embedding()
    {
        var expected = Npy.Read(Path.Combine(TinyModels.Folder("tiny-lcm"), "runs", "lcm4", "timestep_cond.npy"));
        Close.Absolute(expected.Data, GuidanceEmbedding.Of(8.5, 32, 1).Data, 2e-3, "timestep_cond");
    }

    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sdxl")]
    public void A_long_prompt_of_several_windows_is_seen_whole(string model)
    {
        using var pipeline = TinyModels.Load(model);
        var together = Draw(pipeline, Plan(Fox) with { Read = TwoWindows });
        Assert.NotEqual(Draw(pipeline, Plan(Fox)).Pixels[0], together.Pixels[0]);

        // The negative prompt has two windows as well here, so that both still fit one batch.
        Assert.True(together.GuidanceAsOneBatch);
        var second = Draw(pipeline, Plan(Fox) with { Read = (tokenizer, text) => [.. PromptChunk.FirstWindow(tokenizer, text), .. PromptChunk.FirstWindow(tokenizer, "snow")] });
        Assert.NotEqual(second.Pixels[0], together.Pixels[0]);
    }

    [Fact]
    public void A_long_prompt_beside_a_short_negative_one_goes_through_the_UNet_alone()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var drawn = Draw(pipeline, Plan(Fox) with { Read = (tokenizer, text) => text == Fox ? TwoWindows(tokenizer, text) : PromptChunk.FirstWindow(tokenizer, text) });
        Assert.False(drawn.GuidanceAsOneBatch);
    }

    [Fact]
    public void A_UNet_of_one_window_takes_the_first_one()
    {
        TinyModels.Copy("tiny-sd", _folder);
        var file = _folder["unet", "model.onnx"];

        // In the graph's input: the name of the free axis becomes the number 77 and, as the length must stay, a remark.
        byte[] free = [0x12, 0x0F, .. "sequence_length"u8], only = [0x08, 77, 0x1A, 0x0D, .. "fixed_by_test"u8];
        var graph = File.ReadAllBytes(file);
        for (var place = graph.AsSpan().IndexOf(free); place >= 0; place = graph.AsSpan().IndexOf(free))
        {
            only.CopyTo(graph, place);
        }

        File.WriteAllBytes(file, graph);
        using var pipeline = StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions());
        Assert.Equal(Draw(pipeline, Plan(Fox)).Pixels[0], Draw(pipeline, Plan(Fox) with { Read = TwoWindows }).Pixels[0]);
    }

    [Fact]
    public void Two_halves_of_one_prompt_are_the_prompt()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var halves = new PromptTimeline([new PromptPhase(int.MaxValue, [new PromptPart(Fox, 0.5), new PromptPart(Fox, 0.5)])]);
        var composed = Draw(pipeline, Plan(Fox) with { Prompts = [halves] }).Pixels[0];
        Assert.True(Draw(pipeline, Plan(Fox)).Pixels[0].Zip(composed).All(pair => Math.Abs(pair.First - pair.Second) <= 1));
        var other = new PromptTimeline([new PromptPhase(int.MaxValue, [new PromptPart(Fox, 0.5), new PromptPart(City, 0.5)])]);
        Assert.True(Pictures.Distance(Draw(pipeline, Plan(Fox) with { Prompts = [other] }).Pixels[0], composed) > 1);
    }

    [Fact]
    public void A_prompt_that_changes_on_the_way_is_the_first_until_then()
    {
        using var pipeline = TinyModels.Load("tiny-sd");
        var changing = new PromptTimeline([new PromptPhase(1, [new PromptPart(Fox)]), new PromptPhase(3, [new PromptPart(City)])]);
        var (fox, both) = (Latents(pipeline, Plan(Fox)), Latents(pipeline, Plan(Fox) with { Prompts = [changing] }));
        Assert.Equal(4, both.Count);
        Assert.Equal(fox[1].Data, both[1].Data);
        Assert.NotEqual(fox[2].Data, both[2].Data);
    }

    [Fact]
    public void Clip_skip_takes_an_earlier_layer_of_SDXL()
    {
        using var pipeline = TinyModels.Load("tiny-sdxl");
        byte[] Skipped(int layers) => pipeline.Generate(Requests.Tiny with { ClipSkip = layers }, null, Token).Pictures[0].Rgb;
        Assert.NotEqual(Skipped(0), Skipped(1));
        Assert.NotEqual(Skipped(1), Skipped(2));
        var refusal = Assert.Throws<InferenceException>(() => Skipped(3));
        Assert.Equal("Clip skip must be 0 to 2 with this model, not 3.", refusal.Message);
    }

    [Fact]
    public void The_final_norm_of_the_last_layer_gives_the_last_hidden_state()
    {
        using var encoder = new ClipTextEncoder(new ModelSource(TinyModels.Folder("tiny-sdxl"), new OnnxOptions()), "");
        var outputs = encoder.Encode(PromptChunk.FirstWindow(encoder.Tokenizer, Fox)[0], [ClipTextEncoder.LastState, encoder.HiddenState(0)], new SessionClock(), Token);
        Close.Absolute(outputs[0].Data, encoder.FinalNorm!.Apply(outputs[1]).Data, 1e-5, "last hidden state");
    }

    [Fact]
    public void Clip_skip_works_on_one_encoder_whose_export_gives_its_layers()
    {
        TinyModels.Copy("tiny-sd", _folder);
        File.Copy(Path.Combine(TinyModels.Folder("tiny-sdxl"), "text_encoder", "model.onnx"), _folder["text_encoder", "model.onnx"], overwrite: true);
        using var pipeline = StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions());
        byte[] Skipped(int layers) => pipeline.Generate(Requests.Tiny with { ClipSkip = layers }, null, Token).Pictures[0].Rgb;
        Assert.NotEqual(Skipped(0), Skipped(1));
    }

    [Fact]
    public void An_SDXL_encoder_without_hidden_states_is_refused_when_it_is_loaded()
    {
        TinyModels.Copy("tiny-sdxl", _folder);
        File.Copy(Path.Combine(TinyModels.Folder("tiny-sd"), "text_encoder", "model.onnx"), _folder["text_encoder", "model.onnx"], overwrite: true);
        var refusal = Assert.Throws<InferenceException>(() => StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions()));
        Assert.Equal("The model file text_encoder/model.onnx does not give its hidden states, which SDXL needs; export it again with output_hidden_states.", refusal.Message);
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<PromptChunk> TwoWindows(ClipTokenizer tokenizer, string text) =>
        [.. PromptChunk.FirstWindow(tokenizer, text), .. PromptChunk.FirstWindow(tokenizer, City)];

    private static DenoisingPlan Plan(string prompt) => new()
    {
        Prompts = [PromptTimeline.Of(prompt)],
        NegativePrompts = [PromptTimeline.Of("blurry")],
        Pictures = 1,
        Width = 64,
        Height = 64,
        Steps = 4,
        GuidanceScale = 5,
        Scheduler = SchedulerConfig.Parse("""{"_class_name":"DDIMScheduler","steps_offset":1,"clip_sample":false}""", "test"),
        Noise = new PictureNoise([3]).Draw,
        Generators = 1,
        GuidanceBatch = true,
    };

    private static DrawnPixels Draw(StableDiffusionPipeline pipeline, DenoisingPlan plan) =>
        pipeline.Run(plan with { Noise = new PictureNoise([3]).Draw }, null, Token);

    private static List<Tensor> Latents(StableDiffusionPipeline pipeline, DenoisingPlan plan)
    {
        List<Tensor> latents = [];
        Draw(pipeline, plan with { Trace = new DenoisingTrace { Stepped = (_, after) => latents.Add(after) } });
        return latents;
    }
}

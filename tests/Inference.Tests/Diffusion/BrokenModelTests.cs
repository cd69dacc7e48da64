using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class BrokenModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BrokenModelTests() => TinyModels.Copy("tiny-sd", _folder);

    [Theory]
    [InlineData("unet/model.onnx")]
    [InlineData("text_encoder/model.onnx")]
    [InlineData("vae_decoder/model.onnx")]
    [InlineData("vae_decoder/config.json")]
    [InlineData("unet/config.json")]
    [InlineData("scheduler/scheduler_config.json")]
    [InlineData("tokenizer/vocab.json")]
    [InlineData("tokenizer/merges.txt")]
    [InlineData("tokenizer/tokenizer_config.json")]
    public void A_file_that_was_cut_off_is_named(string file)
    {
        var path = _folder[file.Split('/')];
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        var sentence = Assert.Throws<InferenceException>(Load).Message;
        Assert.Contains(file, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
    }

    [Theory]
    [InlineData("unet/model.onnx")]
    [InlineData("tokenizer/vocab.json")]
    [InlineData("scheduler/scheduler_config.json")]
    public void A_file_that_is_missing_is_named(string file)
    {
        File.Delete(_folder[file.Split('/')]);
        var sentence = Assert.Throws<InferenceException>(Load).Message;
        Assert.Contains(file, sentence, StringComparison.Ordinal);
        Assert.Contains("missing", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_in_the_wrong_place_is_refused_by_what_it_lacks()
    {
        File.Copy(_folder["vae_decoder", "model.onnx"], _folder["unet", "model.onnx"], overwrite: true);
        Assert.Contains("unet/model.onnx has no input \"sample\"", Assert.Throws<InferenceException>(Load).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_scheduler_does_not_stop_a_model_whose_person_picks_a_sampler()
    {
        var file = _folder["scheduler", "scheduler_config.json"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("PNDMScheduler", "SomeNewScheduler", StringComparison.Ordinal));
        Assert.Null(SamplerCatalog.DefaultOf(SchedulerConfig.ReadFolder(_folder.Path)));
        using var pipeline = StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions());
        Assert.Single(pipeline.Generate(Requests.Tiny, null, TestContext.Current.CancellationToken).Pictures);
    }

    [Fact]
    public void A_preview_matrix_of_another_model_is_refused()
    {
        File.WriteAllText(_folder["studio.json"], """{"preview": {"matrix": [[1, 2, 3]], "bias": [0, 0, 0]}}""");
        Assert.Contains("must have 4 rows (or 9 times as many) of 3 numbers", Assert.Throws<InferenceException>(Load).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Load() => StableDiffusionPipeline.Load(_folder.Path, new OnnxOptions()).Dispose();
}

using System.Text.Json.Nodes;
using Studio.Inference.Tests.Diffusion;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>Configs that are good JSON and say what is not so: a sentence with the file and the setting, and never memory without end or a division by zero.</summary>
public sealed class LyingConfigTests : IDisposable
{
    private const string ManyBlocks = "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("vae_decoder/config.json", "latent_channels", "-4")]
    [InlineData("vae_decoder/config.json", "latent_channels", "0")]
    [InlineData("vae_decoder/config.json", "latent_channels", "2147483647")]
    [InlineData("vae_decoder/config.json", "block_out_channels", "[]")]
    [InlineData("vae_decoder/config.json", "block_out_channels", ManyBlocks)]
    [InlineData("vae_decoder/config.json", "scaling_factor", "0")]
    [InlineData("vae_decoder/config.json", "scaling_factor", "1e999")]
    [InlineData("vae_decoder/config.json", "scaling_factor", "-1e38")]
    [InlineData("vae_decoder/config.json", "shift_factor", "1e39")]
    [InlineData("unet/config.json", "block_out_channels", "[]")]
    [InlineData("unet/config.json", "block_out_channels", ManyBlocks)]
    [InlineData("unet/config.json", "sample_size", "-1")]
    [InlineData("unet/config.json", "sample_size", "0")]
    [InlineData("unet/config.json", "sample_size", "2147483647")]
    [InlineData("text_encoder/config.json", "max_position_embeddings", "0")]
    [InlineData("text_encoder/config.json", "max_position_embeddings", "10")]
    [InlineData("text_encoder/config.json", "max_position_embeddings", "-77")]
    [InlineData("text_encoder/config.json", "max_position_embeddings", "2147483647")]
    [InlineData("tokenizer/tokenizer_config.json", "model_max_length", "0")]
    [InlineData("tokenizer/tokenizer_config.json", "model_max_length", "1000000000")]
    [InlineData("scheduler/scheduler_config.json", "num_train_timesteps", "0")]
    [InlineData("scheduler/scheduler_config.json", "num_train_timesteps", "-1")]
    [InlineData("scheduler/scheduler_config.json", "num_train_timesteps", "2147483647")]
    [InlineData("scheduler/scheduler_config.json", "num_train_timesteps", "\"many\"")]
    [InlineData("scheduler/scheduler_config.json", "beta_start", "\"many\"")]
    [InlineData("scheduler/scheduler_config.json", "beta_end", "7")]
    [InlineData("scheduler/scheduler_config.json", "beta_end", "NaN")]
    [InlineData("scheduler/scheduler_config.json", "beta_schedule", "\"sideways\"")]
    [InlineData("scheduler/scheduler_config.json", "trained_betas", "[]")]
    [InlineData("scheduler/scheduler_config.json", "trained_betas", "[1, 2]")]
    [InlineData("scheduler/scheduler_config.json", "steps_offset", "1000000")]
    [InlineData("scheduler/scheduler_config.json", "steps_offset", "-1")]
    public void A_number_that_cannot_be_is_named_with_its_file(string file, string name, string value)
    {
        var said = UseWith(file, name, value);
        Assert.NotNull(said);
        Assert.Contains(file, said, StringComparison.Ordinal);
        Assert.Contains(name, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }

    [Theory]
    [InlineData("vae_decoder/config.json", "latent_channels", "16", "the UNet takes 4 channels and the decoder 16; that fits neither pictures (16) nor inpainting (33).")]
    [InlineData("vae_decoder/config.json", "block_out_channels", "[8, 8]", "vae_encoder/model.onnx does not fit what the model's configs say: it gives [1, 8, 8, 8] where [1, 8, 32, 32] was expected.")]
    [InlineData("vae_decoder/config.json", "block_out_channels", "[8, 8, 8, 8, 8]", "vae_encoder/model.onnx does not fit what the model's configs say: it gives [1, 8, 8, 8] where [1, 8, 4, 4] was expected.")]
    [InlineData("tokenizer/tokenizer_config.json", "model_max_length", "1000", "gives 1000 tokens (model_max_length) and the encoder takes 77 (max_position_embeddings)")]
    [InlineData("scheduler/scheduler_config.json", "beta_end", "5", "scheduler/scheduler_config.json says beta_end = 5; 0 to 1 is possible.")]
    [InlineData("scheduler/scheduler_config.json", "num_train_timesteps", "2000000000", "scheduler/scheduler_config.json says num_train_timesteps = 2000000000; 1 to 100000 is possible.")]
    [InlineData("studio.json", "limits", """{"sizeMultiple":0}""", "studio.json says limits.sizeMultiple = 0; 1 to 8192 is possible.")]
    [InlineData("studio.json", "limits", """{"maxSteps":-1}""", "studio.json says limits.maxSteps = -1")]
    [InlineData("studio.json", "defaults", """{"steps":2147483647}""", "studio.json says defaults.steps = 2147483647")]
    [InlineData("studio.json", "preview", """{"matrix":[null],"bias":[0,0,0]}""", "studio.json: \"preview\" needs a matrix of rows and a bias.")]
    public void What_does_not_fit_together_is_said_with_both_sides(string file, string name, string value, string sentence) =>
        Assert.Contains(sentence, UseWith(file, name, value), StringComparison.Ordinal);

    [Theory]
    [InlineData("unet/config.json", "in_channels", "9")]
    [InlineData("unet/config.json", "time_cond_proj_dim", "-5")]
    [InlineData("tokenizer/tokenizer_config.json", "model_max_length", "10")]
    [InlineData("scheduler/scheduler_config.json", "num_train_timesteps", "3")]
    public void What_the_graphs_know_better_or_can_live_with_draws(string file, string name, string value) => Assert.Null(UseWith(file, name, value));

    public void Dispose() => _folder.Dispose();

    private string? UseWith(string file, string name, string value)
    {
        TinyModels.Copy("tiny-sd", _folder);
        var path = _folder[file.Split('/')];
        var config = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))!.AsObject() : [];

        // As text: NaN and 1e999 are written by Python and by nobody else.
        config[name] = "@";
        File.WriteAllText(path, config.ToJsonString().Replace("\"@\"", value, StringComparison.Ordinal));
        return WholeModel.Use(_folder.Path, TestContext.Current.CancellationToken);
    }
}

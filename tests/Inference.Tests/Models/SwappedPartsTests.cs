using System.Text.Json.Nodes;
using Studio.Inference.Models;
using Studio.Inference.Tests.Diffusion;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>Files of other parts and other models, whole and readable: found when the folder is read, said in one sentence.</summary>
public sealed class SwappedPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tiny-sd", "vae_decoder", "tiny-sd/vae_encoder", "vae_decoder/model.onnx has no input \"latent_sample\" of 4 dimensions; it has sample [?, 3, ?, ?].")]
    [InlineData("tiny-sd", "vae_encoder", "tiny-sd/vae_decoder", "vae_encoder/model.onnx has no input \"sample\" of 4 dimensions; it has latent_sample [?, 4, ?, ?].")]
    [InlineData("tiny-sd", "vae_decoder", "tiny-sd/unet", "vae_decoder/model.onnx has no input \"latent_sample\"")]
    [InlineData("tiny-sd", "text_encoder", "tiny-sd/vae_decoder", "text_encoder/model.onnx has no input \"input_ids\" of 2 dimensions")]
    [InlineData("tiny-sd", "text_encoder", "tiny-sdxl/text_encoder_2", "text_encoder/model.onnx has an output \"text_embeds\" and text_encoder/config.json says CLIPTextModel.")]
    [InlineData("tiny-sdxl", "text_encoder_2", "tiny-sdxl/text_encoder", "text_encoder_2/model.onnx has no output \"text_embeds\"; it has last_hidden_state [?, ?, 32], ")]
    [InlineData("tiny-sdxl", "text_encoder", "tiny-sd/text_encoder", "text_encoder/model.onnx does not give its hidden states, which SDXL needs")]
    [InlineData("tiny-sd", "unet", "tiny-sdxl/unet", "model_index.json says StableDiffusionPipeline, but unet/model.onnx takes text_embeds and time_ids, as SDXL does; it is the UNet of another model.")]
    [InlineData("tiny-sdxl", "unet", "tiny-sd/unet", "model_index.json says StableDiffusionXLPipeline, but unet/model.onnx takes no text_embeds and time_ids; it is the UNet of another model.")]
    [InlineData("tiny-sd", "unet", "tiny-sd/vae_encoder", "the UNet takes 3 channels and the decoder 4;")]
    [InlineData("tiny-sd", "unet", "mini/unet", "the UNet takes 12 channels and the decoder 4;")]
    [InlineData("tiny-sd", "vae_decoder", "mini/vae_decoder", "vae_decoder/model.onnx has 12 channels in latent_sample where this model has 4.")]
    [InlineData("tiny-sd", "vae_encoder", "mini/vae_encoder", "vae_encoder/model.onnx has 12 channels in latent_sample where this model has 4.")]
    [InlineData("tiny-sd", "text_encoder", "mini/text_encoder", "tokenizer/vocab.json numbers 1,024 tokens and text_encoder knows 2,116;")]
    public void A_graph_of_another_part_or_model_is_named(string model, string part, string other, string sentence)
    {
        TinyModels.Copy(model, _folder);
        File.Copy(Path.Combine(FolderOf(other), "model.onnx"), _folder[part, "model.onnx"], overwrite: true);
        Assert.Contains(sentence, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_encoder_of_another_width_is_found_by_the_UNet_where_its_config_came_along()
    {
        TinyModels.Copy("tiny-sd", _folder);
        CopyAll("mini/text_encoder", "text_encoder");
        CopyAll("mini/tokenizer", "tokenizer");
        Assert.Equal("unet/model.onnx takes text 32 numbers wide and text_encoder gives 256; one of the files is of another model. Copy the right one here.", Refusal());
    }

    [Theory]
    [InlineData("tiny-sd", "mini", "tokenizer/vocab.json numbers 2,116 tokens and text_encoder knows 1,024;")]
    [InlineData("mini", "tiny-sd", "tokenizer/vocab.json numbers 1,024 tokens and text_encoder knows 2,116;")]
    public void A_tokenizer_of_another_model_is_found_by_the_size_of_its_vocabulary(string model, string other, string sentence)
    {
        CopyModel(model);
        CopyAll($"{other}/tokenizer", "tokenizer");
        Assert.StartsWith(sentence, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_graph_is_believed_before_its_config()
    {
        TinyModels.Copy("tiny-sd", _folder);
        CopyAll("mini/tokenizer", "tokenizer");
        var path = _folder["text_encoder", "config.json"];
        var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        config["vocab_size"] = 2116;
        File.WriteAllText(path, config.ToJsonString());
        Assert.StartsWith("tokenizer/vocab.json numbers 2,116 tokens and text_encoder knows 1,024;", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tiny-sd", 1024)]
    [InlineData("tiny-sd2-vpred", 1024)]
    [InlineData("tiny-sd-fp16", 1024)]
    [InlineData("mini", 2116)]
    public void The_rows_of_the_matrix_of_tokens_are_read_from_the_graph(string model, int rows) =>
        Assert.Equal(rows, EmbeddingTable.RowsOf(Path.Combine(FolderOf($"{model}/text_encoder"), "model.onnx")));

    private static string FolderOf(string part) => part.StartsWith("mini", StringComparison.Ordinal)
        ? Path.Combine(Repository.Models, "studio-mini-diffusion", part[(part.IndexOf('/', StringComparison.Ordinal) + 1)..])
        : Path.Combine(Goldens.Folder("pipelines"), part);

    private void CopyModel(string model)
    {
        if (model != "mini")
        {
            TinyModels.Copy(model, _folder);
            return;
        }

        var source = Path.Combine(Repository.Models, "studio-mini-diffusion");
        foreach (var part in Directory.EnumerateDirectories(source).Select(Path.GetFileName))
        {
            CopyAll($"mini/{part}", part!);
        }

        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, _folder[Path.GetFileName(file)], overwrite: true);
        }
    }

    private void CopyAll(string from, string part)
    {
        Directory.CreateDirectory(_folder[part]);
        foreach (var file in Directory.EnumerateFiles(FolderOf(from)))
        {
            File.Copy(file, _folder[part, Path.GetFileName(file)], overwrite: true);
        }
    }

    private string Refusal() => Assert.Throws<InferenceException>(() => DiffusionFolder.Read(_folder.Path)).Message;
}

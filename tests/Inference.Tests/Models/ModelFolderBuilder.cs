namespace Studio.Inference.Tests.Models;

/// <summary>A diffusers-ONNX folder with the configs of Stable Diffusion 1.5 and graphs that are only headers.</summary>
internal sealed class ModelFolderBuilder(string folder)
{
    public string Folder => folder;

    public static ModelFolderBuilder StableDiffusion(string folder, string className = "StableDiffusionPipeline", string scheduler = "PNDMScheduler", long? latents = null)
    {
        var model = new ModelFolderBuilder(folder);
        model.Write("model_index.json", $$"""{"_class_name":"{{className}}"}""");
        model.Write("scheduler/scheduler_config.json", $$"""{"_class_name":"{{scheduler}}"}""");
        model.Write("tokenizer/vocab.json", """{"<|startoftext|>":0,"<|endoftext|>":1}""");
        model.Write("tokenizer/merges.txt", "#version: 0.2");
        model.Write("text_encoder/config.json", """{"max_position_embeddings":77}""");
        model.Write("text_encoder/model.onnx", OnnxBytes.Graph([("input_ids", [null, 77])], [("last_hidden_state", [null, 77, 768])]));
        model.Write("unet/config.json", """{"in_channels":4,"sample_size":64,"block_out_channels":[320,640,1280,1280]}""");
        model.Write("unet/model.onnx", UNet(latents));
        model.Write("vae_decoder/config.json", """{"latent_channels":4,"block_out_channels":[128,256,512,512]}""");
        model.Write("vae_decoder/model.onnx", OnnxBytes.Graph([("latent_sample", [null, 4, null, null])], [("sample", [null, 3, null, null])]));
        return model;
    }

    public static byte[] UNet(long? latents = null, string? externalFile = null) =>
        OnnxBytes.Graph([("sample", [null, 4, latents, latents]), ("timestep", []), ("encoder_hidden_states", [null, 77, 768])], [("out_sample", [null, 4, latents, latents])], externalFile);

    public void Write(string file, string text) => File.WriteAllText(Place(file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(Place(file), bytes);

    public void Delete(string file) => File.Delete(Path.Combine(folder, file));

    private string Place(string file)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}

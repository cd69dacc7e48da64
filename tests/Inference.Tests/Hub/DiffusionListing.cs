using System.Text;

namespace Studio.Inference.Tests.Hub;

/// <summary>Files of a diffusers-ONNX repository with all that lies about in real ones.</summary>
internal static class DiffusionListing
{
    public static void Fill(Dictionary<string, byte[]> files, string root = "", string pipeline = "OnnxStableDiffusionPipeline")
    {
        files.Remove("tiny.gguf");
        files[$"{root}model_index.json"] = Encoding.UTF8.GetBytes($$"""{"_class_name":"{{pipeline}}"}""");
        files[$"{root}scheduler/scheduler_config.json"] = "{}"u8.ToArray();
        foreach (var name in (string[])["vocab.json", "merges.txt", "tokenizer_config.json", "special_tokens_map.json", "tokenizer.json"])
        {
            files[$"{root}tokenizer/{name}"] = Encoding.UTF8.GetBytes(name);
        }

        foreach (var component in (string[])["text_encoder", "unet", "vae_decoder", "vae_encoder"])
        {
            foreach (var name in (string[])["config.json", "model.onnx", "diffusion_pytorch_model.safetensors", "flax_model.msgpack"])
            {
                files[$"{root}{component}/{name}"] = Encoding.UTF8.GetBytes($"{root}{component}/{name}");
            }
        }

        files[$"{root}unet/model.onnx_data"] = HubDownload.Noise(40_000, seed: 3);
        files[$"{root}safety_checker/model.onnx"] = [1, 2, 3];
        files["sd-v1-5.ckpt"] = [4, 5, 6];
        files["LICENSE.md"] = "MIT"u8.ToArray();
    }

    public static IEnumerable<string> Read { get; } =
    [
        "model_index.json", "scheduler/scheduler_config.json", "tokenizer/merges.txt", "tokenizer/special_tokens_map.json", "tokenizer/tokenizer_config.json", "tokenizer/vocab.json",
        "text_encoder/config.json", "text_encoder/model.onnx", "unet/config.json", "unet/model.onnx", "unet/model.onnx_data",
        "vae_decoder/config.json", "vae_decoder/model.onnx", "vae_encoder/config.json", "vae_encoder/model.onnx",
    ];
}

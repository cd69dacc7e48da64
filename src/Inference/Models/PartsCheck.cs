namespace Studio.Inference.Models;

/// <summary>
/// Whether the files of a folder are of one model, by their headers and configs. A file that was swapped would fail while it draws, in the words of the runtime, or draw
/// something else without a word. Reads no weights: a few milliseconds for any size of model.
/// </summary>
internal static class PartsCheck
{
    private const int Colours = 3;
    private const int TimeIds = 6;

    /// <param name="folder">Of the model.</param>
    /// <param name="family">One of <see cref="ModelFamilies"/>, by the UNet's inputs.</param>
    /// <param name="latents">Channels, by the decoder's config.</param>
    public static void Check(string folder, string family, int latents)
    {
        var isXl = family == ModelFamilies.StableDiffusionXl;
        CheckDecoder(new ModelPart(folder, "vae_decoder"), latents);
        if (Directory.Exists(Path.Combine(folder, "vae_encoder")) && File.Exists(Path.Combine(folder, "vae_encoder", "model.onnx")))
        {
            CheckEncoder(new ModelPart(folder, "vae_encoder"), latents);
        }

        var first = TextPart.Read(folder, suffix: "", isXl);
        var second = isXl ? TextPart.Read(folder, suffix: "_2", isXl) : null;
        CheckUNet(new ModelPart(folder, "unet"), latents, first, second);
    }

    private static void CheckDecoder(ModelPart decoder, int latents)
    {
        decoder.Require(decoder.Input("latent_sample", 4), axis: 1, "channels", latents);
        decoder.Require(decoder.Output("sample", "image"), axis: 1, "channels", Colours);
    }

    private static void CheckEncoder(ModelPart encoder, int latents)
    {
        encoder.Require(encoder.Input("sample", 4), axis: 1, "channels", Colours);
        var output = encoder.Output("latent_parameters", "latent_sample");
        encoder.Require(output, axis: 1, "channels", output.Name == "latent_parameters" ? 2 * latents : latents);
    }

    private static void CheckUNet(ModelPart unet, int latents, TextPart first, TextPart? second)
    {
        unet.Require(unet.Output("out_sample", "sample"), axis: 1, "channels", latents);
        var text = unet.Input("encoder_hidden_states", 3);
        var taken = (int?)text.Sizes[2] ?? unet.Configured("cross_attention_dim");
        var given = second is null ? first.Width : first.Width + second.Width;
        if (taken is not null && given is not null && taken != given)
        {
            throw new InferenceException($"unet/model.onnx takes text {taken} numbers wide and {(second is null ? "text_encoder gives" : "both text encoders give")} {given}; one of the files is of another model. Copy the right one here.");
        }

        // Chunks of text are put behind each other; a rest of one is no text.
        if (text.Sizes[1] is { } tokens && tokens % first.Positions != 0)
        {
            throw new InferenceException($"unet/model.onnx takes exactly {tokens} tokens of text and text_encoder gives {first.Positions} at a time; export the UNet again, best with any number of tokens.");
        }

        if (second is not null)
        {
            unet.Require(unet.Input("time_ids", 2), axis: 1, "numbers", TimeIds);
            var pooled = unet.Input("text_embeds", 2);
            if (second.PooledWidth is { } width)
            {
                unet.Require(pooled, axis: 1, "numbers", width);
            }
        }
    }
}

using Studio.Inference.Models;

namespace Studio.Inference.Diffusion;

/// <summary>How pixels and latents of a model relate, from the configs of its decoder and UNet.</summary>
/// <param name="Channels">Numbers per latent.</param>
/// <param name="PixelsPerLatent">Side of the square of pixels that one latent stands for.</param>
/// <param name="Scaling">The decoder takes latents / Scaling + Shift.</param>
/// <param name="Shift">0 in every Stable Diffusion 1.x and 2.x model.</param>
/// <param name="Multiple">Latent sides must be multiples of this: the UNet halves them so often.</param>
internal sealed record LatentSpace(int Channels, int PixelsPerLatent, float Scaling, float Shift, int Multiple)
{
    // AutoencoderKL's defaults in diffusers, for configs that leave them out.
    private const int DefaultChannels = 4;
    private const float DefaultScaling = 0.18215f;

    // No published model is near any of these.
    private const int MostChannels = 128;
    private const float LeastScaling = 1e-3f;
    private const float MostScaling = 1e3f;

    public static LatentSpace Read(string folder)
    {
        var (decoderFile, unetFile) = (Path.Combine(folder, "vae_decoder", "config.json"), Path.Combine(folder, "unet", "config.json"));
        var decoder = ConfigFile.Read(decoderFile);
        return new LatentSpace(
            decoder.Whole("latent_channels", least: 1, MostChannels, decoderFile) ?? DefaultChannels,
            Power(decoder.Blocks(decoderFile) ?? 4),
            decoder.Real("scaling_factor", LeastScaling, MostScaling, decoderFile) ?? DefaultScaling,
            decoder.Real("shift_factor", -MostScaling, MostScaling, decoderFile) ?? 0,
            Power(ConfigFile.Read(unetFile).Blocks(unetFile) ?? 4));
    }

    /// <summary>Each block but one halves the side.</summary>
    private static int Power(int blocks) => 1 << (blocks - 1);
}

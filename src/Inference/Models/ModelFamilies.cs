namespace Studio.Inference.Models;

/// <summary>Families of diffusion models; each has one pipeline class.</summary>
public static class ModelFamilies
{
    /// <summary>Stable Diffusion 1.x and 2.x: one CLIP text encoder, UNet, AutoencoderKL.</summary>
    public const string StableDiffusion = "stable-diffusion";
}

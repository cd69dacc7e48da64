namespace Studio.Inference.Models;

/// <summary>Families of diffusion models, by what their UNet takes. All run through one pipeline, which reads the same from the files.</summary>
public static class ModelFamilies
{
    /// <summary>Stable Diffusion 1.x and 2.x, Turbo among them: one CLIP text encoder, UNet, AutoencoderKL.</summary>
    public const string StableDiffusion = "stable-diffusion";

    /// <summary>Two text encoders, pooled text, micro-conditioning.</summary>
    public const string StableDiffusionXl = "stable-diffusion-xl";

    /// <summary>A UNet that sees the mask and the masked picture.</summary>
    public const string Inpainting = "stable-diffusion-inpaint";

    /// <summary>A UNet that is told the guidance, for very few steps.</summary>
    public const string LatentConsistency = "latent-consistency";
}

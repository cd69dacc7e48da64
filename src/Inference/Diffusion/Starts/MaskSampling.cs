namespace Studio.Inference.Diffusion.Starts;

/// <summary>When a latent counts as masked, of the many pixels that it stands for.</summary>
internal enum MaskSampling
{
    /// <summary>When any of its pixels is: a thin stroke is never lost, and what is kept is put back pixel by pixel at the end.</summary>
    AnyPixel,

    /// <summary>When its first pixel is, as diffusers does.</summary>
    FirstPixel,
}

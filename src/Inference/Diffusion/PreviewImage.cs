namespace Studio.Inference.Diffusion;

/// <summary>What the picture looks like so far, at latent size.</summary>
public sealed record PreviewImage(int Width, int Height, byte[] Rgb);

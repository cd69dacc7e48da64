namespace Studio.Inference.Diffusion;

/// <summary>Rgb holds Width * Height * 3 bytes, rows from the top.</summary>
public sealed record GeneratedPicture(int Width, int Height, byte[] Rgb, long Seed);

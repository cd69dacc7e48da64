namespace Studio.Inference.Diffusion.Starts;

/// <summary>A picture to begin with. Rgb holds Width * Height * 3 bytes, rows from the top.</summary>
public sealed record SourcePicture(int Width, int Height, byte[] Rgb);

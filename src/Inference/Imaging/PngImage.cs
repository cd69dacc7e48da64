namespace Studio.Inference.Imaging;

/// <summary>A decoded picture: 8-bit RGB, rows top to bottom without padding. Transparency has been laid on white.</summary>
public sealed record PngImage(int Width, int Height, byte[] Rgb, IReadOnlyList<PngText> Texts);

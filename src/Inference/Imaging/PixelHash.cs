using System.Security.Cryptography;

namespace Studio.Inference.Imaging;

/// <summary>What "the same picture" means: sha256 of the RGB bytes, whatever file they came in.</summary>
public static class PixelHash
{
    public static string Of(int width, int height, ReadOnlySpan<byte> rgb) =>
        rgb.Length == (long)width * height * 3
            ? Convert.ToHexStringLower(SHA256.HashData(rgb))
            : throw new ArgumentException($"{rgb.Length} bytes are not {width}x{height} RGB pixels.", nameof(rgb));
}

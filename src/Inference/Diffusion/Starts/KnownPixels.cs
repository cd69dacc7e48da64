namespace Studio.Inference.Diffusion.Starts;

/// <summary>
/// Puts the kept pixels of a picture back, byte for byte: latents cannot keep them, as each stands for many pixels and a decoder
/// never gives exactly what was encoded.
/// </summary>
internal static class KnownPixels
{
    public static byte[] PutBack(byte[] drawn, SourcePicture image, PictureMask mask)
    {
        var result = (byte[])drawn.Clone();
        for (var pixel = 0; pixel < mask.Grey.Length; pixel++)
        {
            if (!mask.IsRepainted(pixel))
            {
                image.Rgb.AsSpan(3 * pixel, 3).CopyTo(result.AsSpan(3 * pixel));
            }
        }

        return result;
    }
}

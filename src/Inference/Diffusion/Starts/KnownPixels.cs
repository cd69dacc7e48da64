namespace Studio.Inference.Diffusion.Starts;

/// <summary>
/// Puts the kept pixels of a picture back, byte for byte: latents cannot keep them, as each stands for many pixels and a decoder
/// never gives exactly what was encoded.
/// </summary>
internal static class KnownPixels
{
    public static byte[] PutBack(byte[] drawn, ImageStart from, PictureMask mask)
    {
        var known = from.Image.Rgb;
        var result = (byte[])known.Clone();
        var weights = MaskFeather.Weights(mask, from.Feather);
        for (var i = 0; i < result.Length; i++)
        {
            // Outside the mask nothing is computed: it stays the byte that it was.
            if (weights[i / 3] > 0)
            {
                result[i] = (byte)MathF.Round(known[i] + weights[i / 3] * (drawn[i] - known[i]));
            }
        }

        return result;
    }
}

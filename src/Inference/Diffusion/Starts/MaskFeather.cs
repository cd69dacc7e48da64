namespace Studio.Inference.Diffusion.Starts;

/// <summary>How much of what was drawn shows, pixel by pixel: nothing outside the mask, all of it in its middle, a ramp between.</summary>
internal static class MaskFeather
{
    private const float Diagonal = 1.41421356f;

    /// <param name="mask">What is repainted.</param>
    /// <param name="pixels">Length of the ramp, which lies inside the mask: outside it nothing may change. 0 is a hard edge.</param>
    public static float[] Weights(PictureMask mask, int pixels)
    {
        var distances = Distances(mask);
        return Array.ConvertAll(distances, distance => Math.Min(1, distance / (pixels + 1)));
    }

    /// <summary>To the nearest kept pixel, along straight and diagonal steps (Borgefors 1986): once from the top left, once from the bottom right.</summary>
    private static float[] Distances(PictureMask mask)
    {
        var (width, height) = (mask.Width, mask.Height);
        var distances = new float[width * height];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = mask.IsRepainted(i) ? float.MaxValue : 0;
        }

        for (var i = 0; i < distances.Length; i++)
        {
            Shorten(i, -1);
        }

        for (var i = distances.Length - 1; i >= 0; i--)
        {
            Shorten(i, 1);
        }

        return distances;

        void Shorten(int i, int side)
        {
            var (y, x) = Math.DivRem(i, width);
            distances[i] = Math.Min(
                Math.Min(distances[i], At(x + side, y) + 1),
                Math.Min(At(x, y + side) + 1, Math.Min(At(x - 1, y + side), At(x + 1, y + side)) + Diagonal));
        }

        // The picture's own border is no edge of the mask.
        float At(int x, int y) => x < 0 || y < 0 || x >= width || y >= height ? float.MaxValue : distances[y * width + x];
    }
}

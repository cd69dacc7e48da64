namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>The wrong side of a check: the same picture cut into squares that are laid anew, so that whoever looks sees at once which one is whole.</summary>
public static class ScrambledPicture
{
    private const int Across = 6;

    /// <param name="rgb">Three bytes a pixel, row by row.</param>
    /// <param name="seed">The same one gives the same picture: a reload shows nothing new.</param>
    public static byte[] Of(int width, int height, ReadOnlySpan<byte> rgb, int seed)
    {
        var scrambled = rgb.ToArray();
        var (tileWidth, tileHeight) = (width / Across, height / Across);
        if (tileWidth == 0 || tileHeight == 0)
        {
            return scrambled;
        }

        var order = Enumerable.Range(0, Across * Across).ToArray();
        new Random(seed).Shuffle(order);
        foreach (var (from, to) in order.Index())
        {
            for (var row = 0; row < tileHeight; row++)
            {
                var source = ((((from / Across * tileHeight) + row) * width) + (from % Across * tileWidth)) * 3;
                var target = ((((to / Across * tileHeight) + row) * width) + (to % Across * tileWidth)) * 3;
                rgb.Slice(source, tileWidth * 3).CopyTo(scrambled.AsSpan(target));
            }
        }

        return scrambled;
    }
}

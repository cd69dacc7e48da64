namespace Studio.Inference.Imaging;

/// <summary>The five row filters (PNG specification 9.2). "Left" is the byte one whole pixel before.</summary>
internal static class PngFilter
{
    public const int Count = 5;

    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        if (filter is < 0 or >= Count)
        {
            throw new InferenceException("The PNG file is damaged: a row names no known filter.");
        }

        if (filter == 0)
        {
            return;
        }

        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= pixelBytes ? row[i - pixelBytes] : 0;
            var upperLeft = i >= pixelBytes ? above[i - pixelBytes] : 0;
            row[i] += (byte)Predict(filter, left, above[i], upperLeft);
        }
    }

    public static void Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered, int pixelBytes)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var left = i >= pixelBytes ? row[i - pixelBytes] : 0;
            var upperLeft = i >= pixelBytes ? above[i - pixelBytes] : 0;
            filtered[i] = (byte)(row[i] - Predict(filter, left, above[i], upperLeft));
        }
    }

    private static int Predict(int filter, int left, int above, int upperLeft) => filter switch
    {
        1 => left,
        2 => above,
        3 => (left + above) >> 1,
        4 => Paeth(left, above, upperLeft),
        _ => 0,
    };

    private static int Paeth(int left, int above, int upperLeft)
    {
        var estimate = left + above - upperLeft;
        var toLeft = Math.Abs(estimate - left);
        var toAbove = Math.Abs(estimate - above);
        var toUpperLeft = Math.Abs(estimate - upperLeft);
        if (toLeft <= toAbove && toLeft <= toUpperLeft)
        {
            return left;
        }

        return toAbove <= toUpperLeft ? above : upperLeft;
    }
}

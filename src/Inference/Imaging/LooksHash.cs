namespace Studio.Inference.Imaging;

/// <summary>
/// 64 signs of whether it gets lighter from left to right, on a grey 9 x 8 copy: pictures that look alike differ in few of them,
/// whatever their size, noise or compression.
/// </summary>
public static class LooksHash
{
    /// <summary>Up to so many differing signs two pictures look alike.</summary>
    public const int Near = 6;

    private const int Columns = 9;
    private const int Rows = 8;

    public static long Of(int width, int height, ReadOnlySpan<byte> rgb)
    {
        var few = Small(width, height, rgb);
        var signs = 0L;
        for (var y = 0; y < Rows; y++)
        {
            for (var x = 0; x < Columns - 1; x++)
            {
                signs = (signs << 1) | (Grey(few, x + 1, y) > Grey(few, x, y) ? 1L : 0L);
            }
        }

        return signs;
    }

    public static int Distance(long one, long other) => System.Numerics.BitOperations.PopCount((ulong)(one ^ other));

    /// <summary>A picture smaller than the grid is enlarged; the others are averaged, so that noise counts little.</summary>
    private static byte[] Small(int width, int height, ReadOnlySpan<byte> rgb)
    {
        var (wide, high) = (Math.Min(width, Columns), Math.Min(height, Rows));
        var averaged = Resizer.Box(width, height, rgb, wide, high);
        return (wide, high) == (Columns, Rows) ? averaged : [.. Resizer.Bilinear(wide, high, averaged, Columns, Rows).Select(value => (byte)MathF.Round(value))];
    }

    private static float Grey(byte[] rgb, int x, int y)
    {
        var at = ((y * Columns) + x) * 3;
        return (0.299f * rgb[at]) + (0.587f * rgb[at + 1]) + (0.114f * rgb[at + 2]);
    }
}

namespace Studio.Inference.Diffusion;

/// <summary>
/// The latents around a place that a preview's colour there is computed from: one, or three by three for decoders that spread
/// colour over neighbours. Ordered by channel, row, column; outside the picture they are 0, as a convolution pads.
/// </summary>
internal readonly record struct LatentWindow(int Channels, int Side)
{
    public int Length => Channels * Side * Side;

    /// <summary>The window that a matrix of so many rows belongs to; null when none fits.</summary>
    public static LatentWindow? OfRows(int rows, int channels) => (rows / channels, rows % channels) switch
    {
        (1, 0) => new LatentWindow(channels, 1),
        (9, 0) => new LatentWindow(channels, 3),
        _ => null,
    };

    public void Read<T>(ReadOnlySpan<float> latents, int height, int width, int y, int x, Span<T> values)
        where T : System.Numerics.INumberBase<T>
    {
        var reach = Side / 2;
        var next = 0;
        for (var channel = 0; channel < Channels; channel++)
        {
            for (var row = y - reach; row <= y + reach; row++)
            {
                for (var column = x - reach; column <= x + reach; column++)
                {
                    var inside = row >= 0 && row < height && column >= 0 && column < width;
                    values[next++] = inside ? T.CreateTruncating(latents[(channel * height + row) * width + column]) : T.Zero;
                }
            }
        }
    }
}

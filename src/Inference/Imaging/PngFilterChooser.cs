namespace Studio.Inference.Imaging;

/// <summary>
/// Takes for each row the filter whose output has the smallest sum of absolute differences, the heuristic of the PNG specification (12.7).
/// </summary>
internal sealed class PngFilterChooser(int rowBytes)
{
    private const int PixelBytes = 3;

    private byte[] _best = new byte[1 + rowBytes];
    private byte[] _candidate = new byte[1 + rowBytes];

    /// <summary>The filter's number and the filtered row; valid until the next call.</summary>
    public ReadOnlySpan<byte> Filter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        var least = long.MaxValue;
        for (var filter = 0; filter < PngFilter.Count; filter++)
        {
            _candidate[0] = (byte)filter;
            PngFilter.Apply(filter, row, above, _candidate.AsSpan(1), PixelBytes);
            var sum = Sum(_candidate.AsSpan(1));
            if (sum < least)
            {
                least = sum;
                (_best, _candidate) = (_candidate, _best);
            }
        }

        return _best;
    }

    private static long Sum(ReadOnlySpan<byte> filtered)
    {
        var sum = 0L;
        foreach (var value in filtered)
        {
            sum += value < 128 ? value : 256 - value;
        }

        return sum;
    }
}

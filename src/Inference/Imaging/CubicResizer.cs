namespace Studio.Inference.Imaging;

/// <summary>
/// Catmull-Rom (Keys 1981, a = -0.5) with pixel centres in place: sharp when it enlarges. When it shrinks, the kernel grows with the
/// step, so that every old pixel counts. The same pixels on every machine.
/// </summary>
public static class CubicResizer
{
    private const int Colours = 3;
    private const double Reach = 2;

    public static byte[] Resize(int width, int height, ReadOnlySpan<byte> rgb, int newWidth, int newHeight)
    {
        if ((width, height) == (newWidth, newHeight))
        {
            return rgb.ToArray();
        }

        var columns = Taps(width, newWidth);
        var wide = new double[newWidth * height * Colours];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                foreach (var (from, weight) in columns[x])
                {
                    var (target, source) = (((y * newWidth) + x) * Colours, ((y * width) + from) * Colours);
                    wide[target] += weight * rgb[source];
                    wide[target + 1] += weight * rgb[source + 1];
                    wide[target + 2] += weight * rgb[source + 2];
                }
            }
        }

        return Down(wide, newWidth * Colours, Taps(height, newHeight));
    }

    private static byte[] Down(double[] rows, int rowLength, (int From, double Weight)[][] taps)
    {
        var result = new byte[taps.Length * rowLength];
        for (var y = 0; y < taps.Length; y++)
        {
            for (var i = 0; i < rowLength; i++)
            {
                var sum = 0.0;
                foreach (var (from, weight) in taps[y])
                {
                    sum += weight * rows[(from * rowLength) + i];
                }

                result[(y * rowLength) + i] = (byte)Math.Clamp(Math.Round(sum), 0, 255);
            }
        }

        return result;
    }

    /// <summary>For every new pixel the old ones that it is made of; what would lie outside counts as the pixel at the border.</summary>
    private static (int From, double Weight)[][] Taps(int length, int newLength)
    {
        var step = (double)length / newLength;
        var scale = Math.Max(step, 1);
        return [.. Enumerable.Range(0, newLength).Select(i =>
        {
            var centre = ((i + 0.5) * step) - 0.5;
            var first = (int)Math.Ceiling(centre - (Reach * scale));
            var last = (int)Math.Floor(centre + (Reach * scale));
            var taps = Enumerable.Range(first, last - first + 1).Select(j => (From: Math.Clamp(j, 0, length - 1), Weight: Kernel((j - centre) / scale))).ToArray();
            var sum = taps.Sum(tap => tap.Weight);
            return Array.ConvertAll(taps, tap => (tap.From, tap.Weight / sum));
        })];
    }

    private static double Kernel(double distance)
    {
        var x = Math.Abs(distance);
        return x < 1 ? (((1.5 * x) - 2.5) * x * x) + 1
            : x < Reach ? (((((-0.5 * x) + 2.5) * x) - 4) * x) + 2
            : 0;
    }
}

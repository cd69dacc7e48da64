namespace Studio.Inference.Imaging;

/// <summary>Changes the size of 8-bit RGB pictures.</summary>
public static class Resizer
{
    /// <summary>
    /// Bilinear with aligned corners, as torch.nn.functional.interpolate(align_corners=True): corner pixels stay where they are. Values stay 0..255, unrounded.
    /// </summary>
    public static float[] Bilinear(int width, int height, ReadOnlySpan<byte> rgb, int newWidth, int newHeight)
    {
        var result = new float[newWidth * newHeight * 3];
        var stepX = newWidth > 1 ? (float)(width - 1) / (newWidth - 1) : 0;
        var stepY = newHeight > 1 ? (float)(height - 1) / (newHeight - 1) : 0;
        for (var y = 0; y < newHeight; y++)
        {
            var sourceY = y * stepY;
            var top = Math.Min((int)sourceY, height - 1);
            var bottom = Math.Min(top + 1, height - 1);
            var down = sourceY - top;
            for (var x = 0; x < newWidth; x++)
            {
                var sourceX = x * stepX;
                var left = Math.Min((int)sourceX, width - 1);
                var right = Math.Min(left + 1, width - 1);
                var across = sourceX - left;
                for (var c = 0; c < 3; c++)
                {
                    var upper = Mix(rgb[(((top * width) + left) * 3) + c], rgb[(((top * width) + right) * 3) + c], across);
                    var lower = Mix(rgb[(((bottom * width) + left) * 3) + c], rgb[(((bottom * width) + right) * 3) + c], across);
                    result[(((y * newWidth) + x) * 3) + c] = Mix(upper, lower, down);
                }
            }
        }

        return result;
    }

    /// <summary>Area average: each new pixel is the mean of what it covers. For thumbs; never enlarges.</summary>
    public static byte[] Box(int width, int height, ReadOnlySpan<byte> rgb, int newWidth, int newHeight)
    {
        newWidth = Math.Clamp(newWidth, 1, width);
        newHeight = Math.Clamp(newHeight, 1, height);
        var columns = new float[newWidth * height * 3];
        BoxAxis(rgb, columns, width, newWidth, lines: height, step: 3, lineStep: width * 3, newLineStep: newWidth * 3);
        var result = new float[newWidth * newHeight * 3];
        BoxAxis<float>(columns, result, height, newHeight, lines: newWidth, step: newWidth * 3, lineStep: 3, newLineStep: 3);
        return [.. result.Select(value => (byte)Math.Clamp(MathF.Round(value), 0, 255))];
    }

    /// <summary>The size that fits into a square of <paramref name="side"/> with the same aspect.</summary>
    public static (int Width, int Height) Fit(int width, int height, int side)
    {
        var scale = Math.Min(1.0, (double)side / Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    // One axis at a time. A new pixel i covers [i, i + 1) * length / newLength of the old ones, the first and last in part.
    private static void BoxAxis<T>(ReadOnlySpan<T> source, Span<float> target, int length, int newLength, int lines, int step, int lineStep, int newLineStep)
        where T : struct, System.Numerics.INumber<T>
    {
        var ratio = (double)length / newLength;
        for (var i = 0; i < newLength; i++)
        {
            var start = i * ratio;
            var end = Math.Min((i + 1) * ratio, length);
            for (var line = 0; line < lines; line++)
            {
                for (var c = 0; c < 3; c++)
                {
                    var sum = 0.0;
                    for (var j = (int)start; j < end; j++)
                    {
                        var covered = Math.Min(j + 1, end) - Math.Max(j, start);
                        sum += covered * double.CreateChecked(source[(line * lineStep) + (j * step) + c]);
                    }

                    target[(line * newLineStep) + (i * step) + c] = (float)(sum / (end - start));
                }
            }
        }
    }

    private static float Mix(float from, float to, float share) => from + ((to - from) * share);
}

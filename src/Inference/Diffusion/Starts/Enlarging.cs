using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>Bilinear enlargement of planes, with pixel centres in place (torch.nn.functional.interpolate, align_corners=False).</summary>
internal static class Enlarging
{
    /// <summary>[items, channels, h, w] to the new size.</summary>
    public static Tensor Bilinear(Tensor source, int newHeight, int newWidth)
    {
        var (height, width) = (source.Shape[2], source.Shape[3]);
        var result = new Tensor(source.Shape[0], source.Shape[1], newHeight, newWidth);
        for (var y = 0; y < newHeight; y++)
        {
            var (top, bottom, down) = Place(y, height, newHeight);
            for (var x = 0; x < newWidth; x++)
            {
                var (left, right, across) = Place(x, width, newWidth);
                for (var plane = 0; plane < source.Shape[0] * source.Shape[1]; plane++)
                {
                    var values = source.Span.Slice(plane * height * width, height * width);
                    var upper = Mix(values[top * width + left], values[top * width + right], across);
                    var lower = Mix(values[bottom * width + left], values[bottom * width + right], across);
                    result.Data[(plane * newHeight + y) * newWidth + x] = Mix(upper, lower, down);
                }
            }
        }

        return result;
    }

    private static (int Before, int After, float Share) Place(int index, int length, int newLength)
    {
        var place = Math.Max((index + 0.5f) * length / newLength - 0.5f, 0);
        var before = Math.Min((int)place, length - 1);
        return (before, Math.Min(before + 1, length - 1), place - before);
    }

    private static float Mix(float a, float b, float share) => a + (b - a) * share;
}

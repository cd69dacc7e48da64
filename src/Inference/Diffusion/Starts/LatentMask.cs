using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>A mask at the size of latents.</summary>
internal static class LatentMask
{
    /// <summary>[1, 1, h, w]: 1 is repainted, 0 is kept.</summary>
    public static Tensor Of(PictureMask mask, int pixelsPerLatent, MaskSampling sampling)
    {
        var (height, width) = (mask.Height / pixelsPerLatent, mask.Width / pixelsPerLatent);
        var latents = new Tensor(1, 1, height, width);
        var reach = sampling == MaskSampling.AnyPixel ? pixelsPerLatent : 1;
        for (var i = 0; i < latents.Length; i++)
        {
            latents.Data[i] = IsMasked(mask, i / width * pixelsPerLatent, i % width * pixelsPerLatent, reach) ? 1 : 0;
        }

        return latents;
    }

    /// <summary>Nothing is kept.</summary>
    public static PictureMask Everything(int width, int height)
    {
        var grey = new byte[width * height];
        Array.Fill(grey, byte.MaxValue);
        return new PictureMask(width, height, grey);
    }

    private static bool IsMasked(PictureMask mask, int top, int left, int reach)
    {
        for (var y = top; y < top + reach; y++)
        {
            for (var x = left; x < left + reach; x++)
            {
                if (mask.IsRepainted(y * mask.Width + x))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

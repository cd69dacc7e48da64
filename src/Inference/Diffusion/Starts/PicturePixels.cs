using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>Bytes (rows of RGB) to what an encoder takes: planes from -1 to 1.</summary>
internal static class PicturePixels
{
    private const int Colours = 3;

    public static Tensor Of(SourcePicture picture)
    {
        var plane = picture.Width * picture.Height;
        var pixels = new Tensor(1, Colours, picture.Height, picture.Width);
        for (var i = 0; i < picture.Rgb.Length; i++)
        {
            pixels.Data[i % Colours * plane + i / Colours] = picture.Rgb[i] / 255f * 2 - 1;
        }

        return pixels;
    }

    /// <summary>What is repainted becomes grey, 0.</summary>
    public static Tensor Hidden(Tensor pixels, PictureMask mask)
    {
        var hidden = new Tensor((float[])pixels.Data.Clone(), pixels.Shape);
        for (var i = 0; i < hidden.Length; i++)
        {
            if (mask.IsRepainted(i % mask.Grey.Length))
            {
                hidden.Data[i] = 0;
            }
        }

        return hidden;
    }
}

using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>Decoder output (-1 to 1, planes) to bytes (rows of RGB), rounding as numpy does: half to even.</summary>
internal static class Pixels
{
    public static byte[] ToRgb(Tensor decoded)
    {
        var plane = decoded.Shape[2] * decoded.Shape[3];
        var rgb = new byte[plane * 3];
        var source = decoded.Data;
        for (var i = 0; i < plane; i++)
        {
            rgb[3 * i] = ToByte(source[i] / 2 + 0.5f);
            rgb[3 * i + 1] = ToByte(source[plane + i] / 2 + 0.5f);
            rgb[3 * i + 2] = ToByte(source[2 * plane + i] / 2 + 0.5f);
        }

        return rgb;
    }

    public static byte ToByte(float unit) => (byte)MathF.Round(Math.Clamp(unit, 0, 1) * 255);
}

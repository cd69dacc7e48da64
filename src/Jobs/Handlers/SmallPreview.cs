using Studio.Inference.Imaging;

namespace Studio.Jobs.Handlers;

/// <summary>What leaves the slot of a picture that nothing has screened yet: never larger than the blur of a held one, however large the model draws.</summary>
internal static class SmallPreview
{
    public const int Side = BlurThumb.Side;

    public static byte[] Png(int width, int height, byte[] rgb)
    {
        var (wide, high) = Resizer.Fit(width, height, Side);
        return (wide, high) == (width, height) ? PngWriter.Write(width, height, rgb, []) : PngWriter.Write(wide, high, Resizer.Box(width, height, rgb, wide, high), []);
    }
}

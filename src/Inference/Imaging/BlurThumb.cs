namespace Studio.Inference.Imaging;

/// <summary>A small picture from which nothing can be made out: what a person sees of one that is held back.</summary>
public static class BlurThumb
{
    public const int Side = 64;

    // Shrunk to so few pixels first; whatever was finer is gone from the file, not only from sight.
    private const int Detail = 6;

    public static PngImage Of(int width, int height, ReadOnlySpan<byte> rgb)
    {
        var (fewWide, fewHigh) = Resizer.Fit(width, height, Detail);
        var few = Resizer.Box(width, height, rgb, fewWide, fewHigh);
        var (wide, high) = (fewWide * Side / Detail, fewHigh * Side / Detail);
        var smooth = Resizer.Bilinear(fewWide, fewHigh, few, wide, high);
        return new PngImage(wide, high, [.. smooth.Select(value => (byte)MathF.Round(value))], []);
    }
}

namespace Studio.Inference.Imaging;

/// <summary>A second, larger pass as another program wrote it down ("hires fix"); null where it did not say.</summary>
public sealed record ImportedEnlargement
{
    /// <summary>Times the first pass's size.</summary>
    public double? Scale { get; init; }

    /// <summary>Pixels; 0 follows from the other side.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels; 0 follows from the other side.</summary>
    public int? Height { get; init; }

    /// <summary>Share of the second pass's steps that are run.</summary>
    public double? Strength { get; init; }

    /// <summary>Null or 0 is as many as the first pass.</summary>
    public int? Steps { get; init; }

    public string? Upscaler { get; init; }

    /// <summary>The model's own numbers are enlarged, not the pixels.</summary>
    public bool ByLatents => Upscaler?.StartsWith("Latent", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Pixels of the finished picture, in steps that a model can draw; null where nothing says them.</summary>
    /// <param name="width">Of the first pass.</param>
    /// <param name="height">Of the first pass.</param>
    /// <param name="multiple">Of both sides.</param>
    public (int Width, int Height)? SizeFrom(int width, int height, int multiple)
    {
        var (wide, high) = (Width ?? 0, Height ?? 0);
        if (wide == 0 && high == 0)
        {
            return Scale is { } scale ? (Round(width * scale, multiple), Round(height * scale, multiple)) : null;
        }

        return (
            Round(wide > 0 ? wide : (double)high * width / height, multiple),
            Round(high > 0 ? high : (double)wide * height / width, multiple));
    }

    // A file can say any number: what no picture can be as large as ends as the largest that can be said.
    private static int Round(double side, int multiple) => (int)Math.Min(int.MaxValue / 2, Math.Round(side / multiple) * multiple);
}

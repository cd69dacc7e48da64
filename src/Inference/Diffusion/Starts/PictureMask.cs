namespace Studio.Inference.Diffusion.Starts;

/// <summary>Where a picture is painted anew. Grey holds Width * Height bytes, rows from the top: 128 and more is repainted, less is kept.</summary>
public sealed record PictureMask(int Width, int Height, byte[] Grey)
{
    private const byte Threshold = 128;

    public bool IsRepainted(int pixel) => Grey[pixel] >= Threshold;
}

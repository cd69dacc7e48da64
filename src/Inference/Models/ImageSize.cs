namespace Studio.Inference.Models;

/// <summary>Pixels, width first.</summary>
public readonly record struct ImageSize(int Width, int Height)
{
    public override string ToString() => $"{Width}x{Height}";
}

namespace Studio.Inference.Models;

/// <summary>What a model accepts. When <paramref name="FixedSize"/> is true, <paramref name="Sizes"/> are the only sizes; otherwise they are the ones to offer.</summary>
public sealed record ModelLimits(
    int MinSize,
    int MaxSize,
    int SizeMultiple,
    IReadOnlyList<ImageSize> Sizes,
    bool FixedSize,
    int MaxSteps,
    int MaxCount,
    double MaxGuidance,
    IReadOnlyList<string> Samplers)
{
    public bool Allows(int width, int height) =>
        FixedSize
            ? Sizes.Contains(new ImageSize(width, height))
            : Fits(width) && Fits(height);

    private bool Fits(int side) => side >= MinSize && side <= MaxSize && side % SizeMultiple == 0;
}

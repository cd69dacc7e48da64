using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>
/// What SDXL is told of the picture's past, in pixels, height first: the size it had, where it was cropped, the size it shall have
/// (arXiv:2307.01952, section 2.2).
/// </summary>
internal sealed record MicroConditioning(int OriginalHeight, int OriginalWidth, int Top, int Left, int TargetHeight, int TargetWidth)
{
    /// <summary>A picture that was neither small nor cropped.</summary>
    public static MicroConditioning Of(int width, int height) => new(height, width, 0, 0, height, width);

    /// <summary>The UNet's time_ids, [texts, 6].</summary>
    public Tensor ToTensor(int texts) =>
        new([.. Enumerable.Repeat((float[])[OriginalHeight, OriginalWidth, Top, Left, TargetHeight, TargetWidth], texts).SelectMany(row => row)], texts, 6);
}

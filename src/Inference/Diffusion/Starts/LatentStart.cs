using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>Where a walk begins, and what a mask adds to it.</summary>
internal sealed record LatentStart(Tensor Latents)
{
    /// <summary>Put back after every step when the UNet does not see the mask.</summary>
    public KnownPart? Known { get; init; }

    /// <summary>For a UNet that sees it: the mask and the latents of the picture without what is repainted, [pictures, 1 + channels, h, w].</summary>
    public Tensor? Mask { get; init; }
}

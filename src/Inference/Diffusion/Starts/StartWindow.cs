namespace Studio.Inference.Diffusion.Starts;

/// <summary>What the model looks at.</summary>
public enum StartWindow
{
    WholePicture,

    /// <summary>The mask with its surroundings, scaled to the request's size and back.</summary>
    MaskEnlarged,
}

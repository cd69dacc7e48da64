namespace Studio.Data.Gallery;

/// <summary>How a child came of its parent; each is a GenerationKind, too.</summary>
public enum ImageLinkKind
{
    Variation,
    Edit,
    Upscale,
    Replay,
    Inpaint,
    Redraw,
    SubtleVariation,
}

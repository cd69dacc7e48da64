namespace Studio.Data.Gallery;

/// <summary>How a child came of its parent.</summary>
public enum ImageLinkKind
{
    Variation,
    Edit,
    Upscale,
    Replay,
}

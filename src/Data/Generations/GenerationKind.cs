namespace Studio.Data.Generations;

public enum GenerationKind
{
    Create,

    /// <summary>The same prompt with other seeds.</summary>
    Variation,

    /// <summary>The same seed with an edited prompt.</summary>
    Edit,

    Replay,

    /// <summary>A masked part of a picture drawn anew.</summary>
    Inpaint,

    /// <summary>A whole picture drawn over.</summary>
    Redraw,

    /// <summary>A picture drawn over at a larger size.</summary>
    Upscale,

    /// <summary>The same seed on the way to others.</summary>
    SubtleVariation,
}

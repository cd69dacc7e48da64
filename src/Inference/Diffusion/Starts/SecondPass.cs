namespace Studio.Inference.Diffusion.Starts;

/// <summary>
/// Drawing small, then image to image at a larger size: models repeat themselves on canvases larger than they were trained on.
/// </summary>
public sealed record SecondPass
{
    /// <summary>Pixels of the finished picture.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of the finished picture.</summary>
    public required int Height { get; init; }

    /// <summary>Above 0, up to 1: how much of the small picture is drawn anew. Enlarged latents are blurred and want 0.5 and more.</summary>
    public required double Strength { get; init; }

    /// <summary>Of the whole walk, of which the strength takes its share; null is as many as the first pass.</summary>
    public int? Steps { get; init; }

    public EnlargeBy By { get; init; } = EnlargeBy.Latents;
}

/// <summary>What is enlarged between the passes.</summary>
public enum EnlargeBy
{
    /// <summary>The latents: needs no encoder.</summary>
    Latents,

    /// <summary>The decoded picture, which is encoded again: sharper, slower.</summary>
    Pixels,
}

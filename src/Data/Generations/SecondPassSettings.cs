namespace Studio.Data.Generations;

/// <summary>The picture is drawn at the settings' size, enlarged, and drawn over at this one.</summary>
public sealed record SecondPassSettings
{
    /// <summary>Pixels of the finished picture.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of the finished picture.</summary>
    public required int Height { get; init; }

    /// <summary>Above 0, up to 1: the share of the second pass's steps that are run, and with it how much new detail there is.</summary>
    public required double Strength { get; init; }

    /// <summary>Null is as many as the first pass.</summary>
    public int? Steps { get; init; }

    public EnlargeBy By { get; init; }
}

/// <summary>What is enlarged between the passes.</summary>
public enum EnlargeBy
{
    /// <summary>The model's own numbers: quick, wants a strength of 0.5 and more.</summary>
    Latents,

    /// <summary>The decoded picture, which is encoded again: sharper, needs a model with an encoder.</summary>
    Pixels,
}

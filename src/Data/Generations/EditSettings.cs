namespace Studio.Data.Generations;

/// <summary>Drawing begins with a picture instead of with noise alone.</summary>
public sealed record EditSettings
{
    /// <summary>The picture's Image.PixelHash. Null in a request means its parent; the queue writes the hash down, so that a replay finds the same pixels.</summary>
    public string? Picture { get; init; }

    /// <summary>Above 0, up to 1: the share of the steps that are run.</summary>
    public required double Strength { get; init; }

    /// <summary>A blob of the workspace: a grey PNG as large as the picture, 128 and more is drawn anew. Null is everything.</summary>
    public string? Mask { get; init; }

    /// <summary>Pixels inside the mask's edge over which the new fades into the old; 0 is a hard edge.</summary>
    public int Feather { get; init; }

    public EditWindow Window { get; init; }
}

/// <summary>What the model looks at.</summary>
public enum EditWindow
{
    /// <summary>The settings' size is that of the picture.</summary>
    WholePicture,

    /// <summary>The surroundings of the mask, scaled to the settings' size and back: detail in small things. The picture keeps its size, whatever that is.</summary>
    MaskEnlarged,
}

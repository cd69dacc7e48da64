namespace Studio.Inference.Diffusion.Starts;

/// <summary>Beginning with a picture instead of with noise alone.</summary>
public sealed record ImageStart
{
    public const int MostFeather = 64;

    /// <summary>As large as the picture that is asked for; of any size when its mask is enlarged, and the result is as large as it.</summary>
    public required SourcePicture Image { get; init; }

    /// <summary>Above 0, up to 1: the share of the steps that are taken. 1 keeps nothing of the picture outside the mask's surroundings.</summary>
    public required double Strength { get; init; }

    /// <summary>What is repainted; null is everything.</summary>
    public PictureMask? Mask { get; init; }

    /// <summary>Pixels inside the mask's edge over which the new fades into the old; 0 is a hard edge.</summary>
    public int Feather { get; init; }

    public StartWindow Window { get; init; }
}

namespace Studio.Inference.Diffusion;

/// <summary>What a loaded model can be asked for.</summary>
internal sealed record ModelAbilities
{
    public required int? FixedLatentHeight { get; init; }

    public required int? FixedLatentWidth { get; init; }

    public required int TrainTimesteps { get; init; }

    /// <summary>Pictures can be turned into latents.</summary>
    public required bool HasEncoder { get; init; }

    /// <summary>The UNet takes a mask even when none is asked for.</summary>
    public required bool SeesMask { get; init; }

    public required int DeepestClipSkip { get; init; }
}

namespace Studio.Inference.Models;

/// <summary>
/// The linear map from predicted x0 to RGB in [0, 1], fitted once against the decoder:
/// rgb[c] = bias[c] + sum over latent channels k of x0[k] * matrix[k][c].
/// </summary>
public sealed record LatentPreview
{
    /// <summary>One row of three numbers per latent channel.</summary>
    public required IReadOnlyList<float[]> Matrix { get; init; }

    public required float[] Bias { get; init; }
}

namespace Studio.Inference.Models;

/// <summary>
/// The linear map from predicted x0 to RGB in [0, 1], fitted once against the decoder:
/// rgb[c] = bias[c] + sum over k of x0[k] * matrix[k][c]. k runs over the latent channels or, for decoders that spread colour over
/// neighbours, over channels and the three by three latents around the place.
/// </summary>
public sealed record LatentPreview
{
    /// <summary>One row of three numbers per latent channel, or nine (three by three, row by row).</summary>
    public required IReadOnlyList<float[]> Matrix { get; init; }

    public required float[] Bias { get; init; }
}

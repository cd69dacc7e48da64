namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Signal and noise at one step, and half the log of their ratio (lambda of arXiv:2206.00927, section 3.1).</summary>
internal readonly record struct SolverLevel(float Alpha, float Sigma)
{
    public float Lambda => MathF.Log(Alpha) - MathF.Log(Sigma);

    public static SolverLevel OfNoise(float ratio)
    {
        var alpha = 1 / MathF.Sqrt(ratio * ratio + 1);
        return new SolverLevel(alpha, ratio * alpha);
    }

    /// <summary>Of the variance-preserving schedule itself, by the share of the signal's variance.</summary>
    public static SolverLevel OfAlphaCumprod(float alpha) => new(MathF.Sqrt(alpha), MathF.Sqrt(1 - alpha));

    /// <summary>Of a rectified flow, a straight line from the picture to the noise (arXiv:2209.03003).</summary>
    public static SolverLevel OfFlow(float sigma) => new(1 - sigma, sigma);
}

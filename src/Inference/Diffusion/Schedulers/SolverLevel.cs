namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>Signal and noise at one step, and half the log of their ratio (lambda of the DPM-Solver papers).</summary>
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

    public static SolverLevel OfFlow(float sigma) => new(1 - sigma, sigma);
}

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

    public static SolverLevel OfFlow(float sigma) => new(1 - sigma, sigma);
}

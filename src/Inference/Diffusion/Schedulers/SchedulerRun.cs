namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>What one run asks of a scheduler beyond the model's configuration.</summary>
public sealed record SchedulerRun
{
    public required int Steps { get; init; }

    /// <summary>For schedulers that add noise as they go; never called by the others.</summary>
    public required NoiseSource Noise { get; init; }

    /// <summary>Instead of spacing them by the configuration, as the "align your steps" tables do.</summary>
    public IReadOnlyList<float>? Timesteps { get; init; }

    /// <summary>DDIM: 0 is deterministic, 1 is DDPM (arXiv:2010.02502, formula 16).</summary>
    public float Eta { get; init; }

    /// <summary>Euler: noise put back at every step (arXiv:2206.00364, algorithm 2, S_churn).</summary>
    public float Churn { get; init; }

    /// <summary>Euler: strength of that noise (S_noise).</summary>
    public float ChurnNoise { get; init; } = 1;
}

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>What one run asks of a scheduler beyond the model's configuration.</summary>
public sealed record SchedulerRun
{
    public required int Steps { get; init; }

    /// <summary>For schedulers that add noise as they go; never called by the others.</summary>
    public required NoiseSource Noise { get; init; }

    /// <summary>Instead of spacing them by the configuration, as the "align your steps" tables do.</summary>
    public IReadOnlyList<float>? Timesteps { get; init; }

    /// <summary>Instead of spacing them by the configuration: what pipelines of rectified flows pass.</summary>
    public IReadOnlyList<double>? Sigmas { get; init; }

    /// <summary>Shift of a rectified flow by the size of the picture, when the configuration leaves it to the run (use_dynamic_shifting).</summary>
    public double? Mu { get; init; }

    /// <summary>Patches of the picture that the transformer of a rectified flow sees, from which the shift follows when <see cref="Mu"/> is not given.</summary>
    public int? ImageTokens { get; init; }

    /// <summary>LCM, TCD: steps of the teacher's schedule to choose from, when not the configuration's.</summary>
    public int? OriginalSteps { get; init; }

    /// <summary>LMS: how many slopes it looks back at, 4 at most.</summary>
    public int LmsOrder { get; init; } = 4;

    /// <summary>
    /// DDIM: 0 is deterministic, 1 is DDPM (arXiv:2010.02502, formula 16). TCD: gamma, 0 deterministic, 1 as noisy as it gets.
    /// Null takes what diffusers' step takes: 0 for DDIM, 0.3 for TCD.
    /// </summary>
    public float? Eta { get; init; }

    /// <summary>Euler: noise put back at every step (arXiv:2206.00364, algorithm 2, S_churn).</summary>
    public float Churn { get; init; }

    /// <summary>Euler: strength of that noise (S_noise).</summary>
    public float ChurnNoise { get; init; } = 1;
}

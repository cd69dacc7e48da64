using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Diffusion;

/// <summary>One run as the pipeline computes it: a checked request, or what a golden run asks beyond requests.</summary>
internal sealed record DenoisingPlan
{
    /// <summary>One per picture, or one for all.</summary>
    public required IReadOnlyList<string> Prompts { get; init; }

    /// <summary>As many as prompts.</summary>
    public required IReadOnlyList<string> NegativePrompts { get; init; }

    public required int Pictures { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Steps { get; init; }

    public required double GuidanceScale { get; init; }

    public double GuidanceRescale { get; init; }

    public required SchedulerConfig Scheduler { get; init; }

    /// <summary>Of DDIM and TCD; null is theirs.</summary>
    public float? Eta { get; init; }

    public required NoiseSource Noise { get; init; }

    /// <summary>Negative and positive prompt as one batch of the UNet.</summary>
    public required bool GuidanceBatch { get; init; }

    public DenoisingTrace? Trace { get; init; }

    /// <summary>diffusers: do_classifier_free_guidance.</summary>
    public bool Guided => GuidanceScale > 1;
}

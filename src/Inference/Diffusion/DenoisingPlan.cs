using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Diffusion;

/// <summary>One run as the pipeline computes it: a checked request, or what a golden run asks beyond requests.</summary>
internal sealed record DenoisingPlan
{
    /// <summary>One per picture, or one for all.</summary>
    public required IReadOnlyList<PromptTimeline> Prompts { get; init; }

    /// <summary>As many as prompts; null where none was given.</summary>
    public required IReadOnlyList<PromptTimeline?> NegativePrompts { get; init; }

    /// <summary>How texts become tokens.</summary>
    public PromptReader Read { get; init; } = PromptChunk.FirstWindow;

    public int ClipSkip { get; init; }

    public required int Pictures { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int Steps { get; init; }

    public required double GuidanceScale { get; init; }

    public double GuidanceRescale { get; init; }

    /// <summary>SDXL's; null is a picture of the asked size that was never cropped.</summary>
    public MicroConditioning? Micro { get; init; }

    /// <summary>For the negative prompt; null is the same.</summary>
    public MicroConditioning? NegativeMicro { get; init; }

    /// <summary>As the pipeline of the family sets it.</summary>
    public required SchedulerConfig Scheduler { get; init; }

    /// <summary>Of DDIM and TCD; null is theirs.</summary>
    public float? Eta { get; init; }

    public required NoiseSource Noise { get; init; }

    /// <summary>1 when all pictures draw from one generator, else as many as pictures.</summary>
    public required int Generators { get; init; }

    public NoiseVariation? Variation { get; init; }

    /// <summary>Null starts with noise alone.</summary>
    public ImageStart? From { get; init; }

    public MaskSampling MaskSampling { get; init; }

    public SecondPass? SecondPass { get; init; }

    /// <summary>Pixels; null leaves it to <see cref="Tiles.TiledVae"/>, 0 is never.</summary>
    public int? TileSize { get; init; }

    /// <summary>Negative and positive prompt as one batch of the UNet; null leaves it to <see cref="GuidanceForms"/>.</summary>
    public required bool? GuidanceBatch { get; init; }

    public DenoisingTrace? Trace { get; init; }
}

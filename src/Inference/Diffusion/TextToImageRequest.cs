using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Diffusion;

/// <summary>What one run of a pipeline is asked to draw. Everything that decides a pixel beside the model and the machine is in here.</summary>
public sealed record TextToImageRequest
{
    public required string Prompt { get; init; }

    /// <summary>Empty is none.</summary>
    public string NegativePrompt { get; init; } = "";

    public PromptSyntax Syntax { get; init; }

    /// <summary>Pixels; with a second pass those of the first.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels; with a second pass those of the first.</summary>
    public required int Height { get; init; }

    public required int Steps { get; init; }

    /// <summary>Classifier-free guidance; 1 or less means none and the negative prompt is not looked at.</summary>
    public required double GuidanceScale { get; init; }

    /// <summary>0 to 1: how far guided noise is brought back to the contrast of the unguided one (arXiv:2305.08891, section 3.4).</summary>
    public double GuidanceRescale { get; init; }

    /// <summary>A name of <see cref="SamplerCatalog"/>.</summary>
    public required string Sampler { get; init; }

    /// <summary>One per picture; each picture has its own generator, so that a seed means the same picture in every batch.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>Null is the noise of <see cref="Seeds"/> alone.</summary>
    public NoiseVariation? Variation { get; init; }

    /// <summary>Image to image and inpainting; null is words only.</summary>
    public ImageStart? From { get; init; }

    public SecondPass? SecondPass { get; init; }

    /// <summary>Last layers of the text encoder that are left out, beyond those that the family leaves out anyway.</summary>
    public int ClipSkip { get; init; }

    /// <summary>Pixels of the side of the tiles that large pictures are encoded and decoded in; 0 is never, null is the pipeline's own choice.</summary>
    public int? TileSize { get; init; }

    /// <summary>Guidance as one batch (true) or two calls (false), for a replay in the recorded form; null is the pipeline's own choice.</summary>
    public bool? GuidanceBatch { get; init; }

    /// <summary>Pixels, after the last pass.</summary>
    internal (int Width, int Height) FinishedSize => SecondPass is { } second ? (second.Width, second.Height) : (Width, Height);
}

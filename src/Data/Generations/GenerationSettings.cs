namespace Studio.Data.Generations;

/// <summary>Everything the person chose about how pictures are made, besides the words. Stored as JSON, as sent.</summary>
public sealed record GenerationSettings(
    string Model,
    int Width,
    int Height,
    int Count,
    int Steps,
    double Guidance,
    string Sampler,
    long Seed,
    string Negative,
    bool Upsample)
{
    /// <summary>Id of the language model that writes the prompt; null = the server's own choice.</summary>
    public string? Writer { get; init; }

    /// <summary>Null is words only.</summary>
    public EditSettings? Edit { get; init; }

    /// <summary>Null is pictures of seeds that count up.</summary>
    public VariationSettings? Variation { get; init; }

    /// <summary>Null is one pass.</summary>
    public SecondPassSettings? SecondPass { get; init; }

    /// <summary>Last layers of the text encoder that are left out.</summary>
    public int ClipSkip { get; init; }

    public PromptSyntax Syntax { get; init; }

    /// <summary>Pixels of a tile's side when a large picture is encoded and decoded; 0 is never in tiles, null is the model's own choice.</summary>
    public int? TileSize { get; init; }

    /// <summary>The larger of both passes in pixels: what memory is needed for.</summary>
    public (int Width, int Height) LargestPass() => SecondPass is { } second ? (second.Width, second.Height) : (Width, Height);

    /// <summary>For another picture with the same words: nothing of the picture this one came of.</summary>
    public GenerationSettings WordsOnly() => this with { Edit = null, Variation = null };
}

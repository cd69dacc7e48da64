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
}

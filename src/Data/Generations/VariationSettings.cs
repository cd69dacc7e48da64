namespace Studio.Data.Generations;

/// <summary>Pictures alike to that of the settings' seed: every picture has that seed, and a second one of its own to go towards.</summary>
/// <param name="Seed">Of the first picture; those after it count up.</param>
/// <param name="Amount">0 is the picture itself, 1 that of the second seed.</param>
public sealed record VariationSettings(long Seed, double Amount);

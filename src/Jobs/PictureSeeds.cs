using Studio.Data.Generations;

namespace Studio.Jobs;

/// <summary>The seeds of a generation's pictures: they count up, or all are one and the variation's count up.</summary>
public static class PictureSeeds
{
    public static IReadOnlyList<long> Of(GenerationSettings settings) =>
        [.. Enumerable.Range(0, settings.Count).Select(ordinal => settings.Variation is null ? Next(settings.Seed, ordinal) : settings.Seed)];

    /// <summary>Null where nothing is varied.</summary>
    public static long? Variation(GenerationSettings settings, int ordinal) =>
        settings.Variation is { } variation ? Next(variation.Seed, ordinal) : null;

    private static long Next(long seed, int ordinal) => (seed + ordinal) & SettingsRules.MaxSeed;
}

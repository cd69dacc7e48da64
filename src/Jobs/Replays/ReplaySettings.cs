using Studio.Data.Gallery;
using Studio.Data.Generations;

namespace Studio.Jobs.Replays;

/// <summary>Settings that make one recorded picture again.</summary>
public static class ReplaySettings
{
    /// <summary>Null when the record does not say how it was made.</summary>
    public static GenerationSettings? Of(Provenance provenance)
    {
        return provenance.Settings is not { } settings
            ? null
            : settings with
            {
                Count = 1,
                Seed = provenance.Seed ?? settings.Seed,
                Variation = settings.Variation is { } variation ? variation with { Seed = provenance.VariationSeed ?? variation.Seed } : null,
            };
    }
}

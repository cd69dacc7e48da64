using System.Globalization;
using Studio.Inference.Diffusion;

namespace Studio.Inference.Models;

/// <summary>Limits and first settings of a model: from its manifest, else from its configs.</summary>
internal static class ModelDefaults
{
    private const int MaxSteps = 150;
    private const int MaxCount = 8;
    private const double MaxGuidance = 30;

    public static ModelLimits Limits(DiffusionConfigs configs, ModelManifest manifest)
    {
        var asked = manifest.Limits ?? new ManifestLimits();
        var side = configs.SampleSize * configs.VaeFactor;
        var fixedSize = configs.FixedLatents is not null || asked.FixedSize == true;
        return new ModelLimits(
            asked.MinSize ?? (fixedSize ? side : Math.Max(configs.VaeFactor * configs.LatentMultiple, side / 2)),
            asked.MaxSize ?? (fixedSize ? side : side * 2),
            asked.SizeMultiple ?? configs.VaeFactor * configs.LatentMultiple,
            Sizes(configs, asked),
            fixedSize,
            asked.MaxSteps ?? configs.MostSteps ?? MaxSteps,
            asked.MaxCount ?? MaxCount,
            asked.MaxGuidance ?? MaxGuidance,
            asked.Samplers ?? configs.Samplers);
    }

    public static GenerationDefaults Defaults(DiffusionConfigs configs, ModelManifest manifest, ModelLimits limits, FirstSettings first)
    {
        var asked = manifest.Defaults ?? new ManifestDefaults();
        return new GenerationDefaults(
            asked.Width ?? limits.Sizes[0].Width,
            asked.Height ?? limits.Sizes[0].Height,
            asked.Count ?? Math.Min(4, limits.MaxCount),
            asked.Steps ?? Math.Min(first.Steps, limits.MaxSteps),
            asked.Guidance ?? Math.Min(first.Guidance, limits.MaxGuidance),
            asked.Sampler ?? configs.Sampler ?? throw new InferenceException(
                $"its scheduler {(configs.Scheduler.Length == 0 ? "(none named)" : configs.Scheduler)} is not known here. Name one of {string.Join(", ", SamplerCatalog.Names)} as defaults.sampler in {ModelManifest.FileName}."),
            asked.Negative ?? "");
    }

    private static List<ImageSize> Sizes(DiffusionConfigs configs, ManifestLimits asked)
    {
        if (configs.FixedLatents is { } latents)
        {
            return [new ImageSize(latents.Width * configs.VaeFactor, latents.Height * configs.VaeFactor)];
        }

        if (asked.Sizes is { Count: > 0 } sizes)
        {
            return [.. sizes.Select(Parse)];
        }

        // The training size first, then the common 3:2 forms with about as many pixels.
        var side = configs.SampleSize * configs.VaeFactor;
        var step = configs.VaeFactor * configs.LatentMultiple;
        var (wide, low) = (side * 5 / 4 / step * step, side * 4 / 5 / step * step);
        return wide > side && low > 0 && low < side
            ? [new ImageSize(side, side), new ImageSize(wide, low), new ImageSize(low, wide)]
            : [new ImageSize(side, side)];
    }

    private static ImageSize Parse(string size) =>
        size.Split('x') is [var width, var height]
        && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var w)
        && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var h)
        && w > 0 && h > 0
            ? new ImageSize(w, h)
            : throw new InferenceException($"{ModelManifest.FileName}: \"{size}\" is not a size like 512x768.");
}

using System.Globalization;

namespace Studio.Inference.Models;

/// <summary>A manifest is written by people: a number that cannot be is said here, and not where something divides by it.</summary>
internal static class ManifestCheck
{
    private const int LargestSide = 8192;
    private const int MostSteps = 1000;
    private const int MostPictures = 64;
    private const double MostGuidance = 1000;

    public static void Check(ModelManifest manifest)
    {
        if (manifest.Limits is { } limits)
        {
            Within("limits.minSize", limits.MinSize, 1, LargestSide);
            Within("limits.maxSize", limits.MaxSize, 1, LargestSide);
            Within("limits.sizeMultiple", limits.SizeMultiple, 1, LargestSide);
            Within("limits.maxSteps", limits.MaxSteps, 1, MostSteps);
            Within("limits.maxCount", limits.MaxCount, 1, MostPictures);
            Within("limits.maxGuidance", limits.MaxGuidance, 0, MostGuidance);
        }

        if (manifest.Defaults is { } defaults)
        {
            Within("defaults.width", defaults.Width, 1, LargestSide);
            Within("defaults.height", defaults.Height, 1, LargestSide);
            Within("defaults.count", defaults.Count, 1, MostPictures);
            Within("defaults.steps", defaults.Steps, 1, MostSteps);
            Within("defaults.guidance", defaults.Guidance, 0, MostGuidance);
        }

        if (manifest.Preview is { } preview && (preview.Matrix is null || preview.Bias is null || preview.Matrix.Any(row => row is null)))
        {
            throw new InferenceException($"{ModelManifest.FileName}: \"preview\" needs a matrix of rows and a bias.");
        }
    }

    private static void Within(string name, double? value, double least, double most)
    {
        if (value is not null && !(value >= least && value <= most))
        {
            throw new InferenceException(string.Create(CultureInfo.InvariantCulture, $"{ModelManifest.FileName} says {name} = {value}; {least} to {most} is possible."));
        }
    }
}

using System.Globalization;
using Studio.Data.Generations;
using Studio.Inference.Models;

namespace Studio.Jobs;

/// <summary>What a model accepts, said in sentences. The form shows them beside the field; the queue refuses with the first.</summary>
public static class SettingsRules
{
    /// <summary>Seeds are unsigned 32-bit numbers, as everywhere else in the field.</summary>
    public const long MaxSeed = uint.MaxValue;

    public const int MaxNegative = 4_000;

    public static IReadOnlyList<SettingProblem> Check(GenerationSettings settings, DiffusionModel model)
    {
        var limits = model.Limits;
        var problems = new List<SettingProblem>();
        CheckSize(settings, model, problems);
        CheckRange(nameof(settings.Count), "Pictures", settings.Count, 1, limits.MaxCount, problems);
        CheckRange(nameof(settings.Steps), "Steps", settings.Steps, 1, limits.MaxSteps, problems);
        CheckRange(nameof(settings.Seed), "Seed", settings.Seed, 0, MaxSeed, problems);

        // Written so that NaN fails. 0 asks for none, as models distilled to run without it (Turbo) want.
        if (!(settings.Guidance >= 0 && settings.Guidance <= limits.MaxGuidance))
        {
            problems.Add(new(nameof(settings.Guidance), string.Create(CultureInfo.InvariantCulture, $"Guidance must be between 0 (none) and {limits.MaxGuidance}.")));
        }

        if (!limits.Samplers.Contains(settings.Sampler, StringComparer.Ordinal))
        {
            problems.Add(new(nameof(settings.Sampler), $"{model.Name} has no sampler \"{settings.Sampler}\". It knows {string.Join(", ", limits.Samplers)}."));
        }

        if (settings.Negative.Length > MaxNegative)
        {
            problems.Add(new(nameof(settings.Negative), string.Create(CultureInfo.InvariantCulture, $"The negative prompt has {settings.Negative.Length:N0} characters; {MaxNegative:N0} are allowed.")));
        }

        problems.AddRange(StartRules.Check(settings, model));
        return problems;
    }

    internal static string SizeSentence(DiffusionModel model, int width, int height)
    {
        var limits = model.Limits;
        return limits.FixedSize
            ? $"{model.Name} draws {string.Join(" or ", limits.Sizes)} pixels only; {width}x{height} was asked for."
            : $"Width and height must be multiples of {limits.SizeMultiple} from {limits.MinSize} to {limits.MaxSize} pixels; {width}x{height} was asked for.";
    }

    private static void CheckSize(GenerationSettings settings, DiffusionModel model, List<SettingProblem> problems)
    {
        if (!model.Limits.Allows(settings.Width, settings.Height))
        {
            problems.Add(new(nameof(settings.Width), SizeSentence(model, settings.Width, settings.Height)));
        }
    }

    private static void CheckRange(string field, string label, long value, long least, long most, List<SettingProblem> problems)
    {
        if (value < least || value > most)
        {
            problems.Add(new(field, string.Create(CultureInfo.InvariantCulture, $"{label} must be between {least:N0} and {most:N0}; {value:N0} was asked for.")));
        }
    }
}

/// <param name="Field">Name of the property of GenerationSettings; with a dot that of one inside it, such as Edit.Strength.</param>
/// <param name="Sentence">For the person.</param>
public sealed record SettingProblem(string Field, string Sentence);

using System.Globalization;
using Studio.Data.Generations;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Models;

namespace Studio.Jobs;

/// <summary>The part of SettingsRules about beginning with a picture, varying noise, a second pass and reading the prompt.</summary>
internal static class StartRules
{
    private const string Edit = nameof(GenerationSettings.Edit);
    private const string Variation = nameof(GenerationSettings.Variation);
    private const string SecondPass = nameof(GenerationSettings.SecondPass);
    private const int SmallestTile = 64;
    private const int LargestTile = 4096;

    public static IEnumerable<SettingProblem> Check(GenerationSettings settings, DiffusionModel model) =>
    [
        .. settings.Edit is { } edit ? CheckEdit(edit, settings, model) : [],
        .. settings.Variation is { } variation ? CheckVariation(variation) : [],
        .. settings.SecondPass is { } second ? CheckSecondPass(second, settings, model) : [],
        .. CheckReading(settings, model),
    ];

    private static IEnumerable<SettingProblem> CheckEdit(EditSettings edit, GenerationSettings settings, DiffusionModel model)
    {
        if (!model.HasEncoder)
        {
            yield return new(Edit, $"{model.Name} has no vae_encoder, so it draws from words only. Choose another model to begin with a picture.");
        }

        if (StrengthProblem("Strength", edit.Strength, settings.Steps) is { } sentence)
        {
            yield return new($"{Edit}.{nameof(edit.Strength)}", sentence);
        }

        if (edit.Feather is < 0 or > ImageStart.MostFeather)
        {
            yield return new($"{Edit}.{nameof(edit.Feather)}", $"The soft edge of a mask can be 0 to {ImageStart.MostFeather} pixels wide; {edit.Feather} was asked for.");
        }

        if (edit is { Mask: null, Window: EditWindow.MaskEnlarged })
        {
            yield return new($"{Edit}.{nameof(edit.Window)}", "Only a mask can be enlarged, and nothing is masked. Paint over what should change.");
        }
    }

    private static IEnumerable<SettingProblem> CheckVariation(VariationSettings variation)
    {
        // Written so that NaN fails.
        if (!(variation.Amount is >= 0 and <= 1))
        {
            yield return new($"{Variation}.{nameof(variation.Amount)}", string.Create(CultureInfo.InvariantCulture, $"The amount of variation must be between 0 and 1; {variation.Amount} was asked for."));
        }

        if (variation.Seed is < 0 or > SettingsRules.MaxSeed)
        {
            yield return new($"{Variation}.{nameof(variation.Seed)}", string.Create(CultureInfo.InvariantCulture, $"The variation's seed must be between 0 and {SettingsRules.MaxSeed:N0}; {variation.Seed:N0} was asked for."));
        }
    }

    private static IEnumerable<SettingProblem> CheckSecondPass(SecondPassSettings second, GenerationSettings settings, DiffusionModel model)
    {
        if (settings.Edit?.Mask is not null)
        {
            yield return new(SecondPass, "A second pass would draw what the mask keeps anew. Change the part first, then enlarge the finished picture.");
        }

        if (!model.Limits.Allows(second.Width, second.Height))
        {
            yield return new($"{SecondPass}.{nameof(second.Width)}", SettingsRules.SizeSentence(model, second.Width, second.Height));
        }
        else if (second.Width < settings.Width || second.Height < settings.Height)
        {
            yield return new($"{SecondPass}.{nameof(second.Width)}", $"The second pass must not be smaller than the first, {settings.Width}x{settings.Height}; {second.Width}x{second.Height} was asked for.");
        }

        if (second.Steps is { } steps && (steps < 1 || steps > model.Limits.MaxSteps))
        {
            yield return new($"{SecondPass}.{nameof(second.Steps)}", string.Create(CultureInfo.InvariantCulture, $"The second pass must have 1 to {model.Limits.MaxSteps:N0} steps; {steps:N0} was asked for."));
        }
        else if (StrengthProblem("The second pass's strength", second.Strength, second.Steps ?? settings.Steps) is { } sentence)
        {
            yield return new($"{SecondPass}.{nameof(second.Strength)}", sentence);
        }

        if (second.By == Data.Generations.EnlargeBy.Pixels && !model.HasEncoder)
        {
            yield return new($"{SecondPass}.{nameof(second.By)}", $"{model.Name} has no vae_encoder, so a second pass can enlarge its latents only, not its pixels.");
        }
    }

    private static IEnumerable<SettingProblem> CheckReading(GenerationSettings settings, DiffusionModel model)
    {
        if (settings.ClipSkip < 0 || settings.ClipSkip > model.DeepestClipSkip)
        {
            yield return new(nameof(settings.ClipSkip), model.DeepestClipSkip == 0
                ? $"{model.Name} gives the last layer of its text encoder only, so clip skip must be 0; {settings.ClipSkip} was asked for."
                : $"Clip skip must be 0 to {model.DeepestClipSkip} with {model.Name}; {settings.ClipSkip} was asked for.");
        }

        if (settings.TileSize is < 0 or (> 0 and < SmallestTile) or > LargestTile)
        {
            yield return new(nameof(settings.TileSize), string.Create(CultureInfo.InvariantCulture, $"Tiles must be 0 (none) or {SmallestTile} to {LargestTile:N0} pixels wide; {settings.TileSize} was asked for."));
        }

        if (settings.Syntax == PromptSyntax.Weighted && WeightedPrompt.Check(settings.Negative) is { } sentence)
        {
            yield return new(nameof(settings.Negative), $"The negative prompt cannot be read with weights: {sentence}");
        }
    }

    private static string? StrengthProblem(string name, double strength, int steps)
    {
        if (!(strength is > 0 and <= 1))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{name} must be above 0 and at most 1; {strength} was asked for.");
        }

        return steps > 0 && Strength.StepsTaken(steps, strength) < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{name} {strength} leaves none of {steps} steps. Take more steps or more strength.")
            : null;
    }
}

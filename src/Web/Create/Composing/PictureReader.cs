using System.Globalization;
using Studio.Data.Prompts;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Web.Create.Settings;

namespace Studio.Web.Create.Composing;

/// <summary>Turns the metadata of a picture's file into a prompt and settings that this machine can use, and says what was taken. Singleton.</summary>
public sealed class PictureReader(ModelCatalog models)
{
    public TakenPicture Read(string name, IReadOnlyList<PngText> texts)
    {
        var found = ImportedSettings.From(texts);
        if (found?.Prompt is not { Length: > 0 } prompt)
        {
            return new TakenPicture(Text: null, Settings: null, $"{name} says nothing about how it was made: no prompt and no settings were found in it.");
        }

        var same = Known(found);
        var model = ModelChoice.Of(same ?? models.Find(null));
        var limits = model.Limits;
        var standard = SettingsForm.Default(model);
        var taken = new List<string> { "the prompt" };
        var left = new List<string>();
        var settings = standard with
        {
            Upsample = false,
            Negative = Take<string>(found.Negative is { Length: > 0 } negative ? negative : null, "what to leave out", _ => true, standard.Negative),
            Steps = Take<int>(found.Steps, $"{found.Steps} steps", steps => steps >= 1 && steps <= limits.MaxSteps, standard.Steps),
            Guidance = Take<double>(found.Guidance, string.Create(CultureInfo.InvariantCulture, $"guidance {found.Guidance:0.##}"), guidance => guidance >= 0 && guidance <= limits.MaxGuidance, standard.Guidance),
            Sampler = Take<string>(found.Sampler, found.Sampler ?? "", sampler => limits.Samplers.Contains(sampler, StringComparer.Ordinal), standard.Sampler),
            Seed = Take<long>(found.Seed, $"seed {found.Seed}", seed => seed is >= 0 and <= SettingsForm.MaxSeed, SettingsForm.NewSeed),
        };
        if (found is { Width: { } width, Height: { } height })
        {
            (settings, var list) = limits.Allows(width, height) ? (settings with { Width = width, Height = height }, taken) : (settings, left);
            list.Add($"{width} × {height}");
        }

        var shortened = prompt.Length > Turn.MaxWish;
        return new TakenPicture(shortened ? prompt[..Turn.MaxWish] : prompt, settings, Sentence(name, taken, left, found.Model, model.Name, same is not null, shortened));

        T Take<T>(object? value, string words, Func<T, bool> allowed, T otherwise)
        {
            if (value is not T known)
            {
                return otherwise;
            }

            (allowed(known) ? taken : left).Add(words);
            return allowed(known) ? known : otherwise;
        }
    }

    // A file names its model by the hash of its own program or by name; only an equal one is the same.
    private DiffusionModel? Known(ImportedSettings found) => models.Diffusion.FirstOrDefault(model =>
        (found.ModelHash is { Length: >= 8 } hash && model.Hash.StartsWith(hash, StringComparison.OrdinalIgnoreCase))
        || string.Equals(model.Name, found.Model, StringComparison.OrdinalIgnoreCase)
        || string.Equals(model.Id, found.Model, StringComparison.OrdinalIgnoreCase));

    private static string Sentence(string name, List<string> taken, List<string> left, string? wanted, string used, bool isSame, bool shortened)
    {
        var sentence = $"Taken from {name}: {string.Join(", ", taken)}.";
        if (left.Count > 0)
        {
            sentence += $" {used} cannot do {string.Join(", ", left)}; its own values stand there.";
        }

        if (!isSame && wanted is not null)
        {
            sentence += $" Its model, {wanted}, is not here, so {used} will draw something else.";
        }

        return shortened ? $"{sentence} The prompt was cut at {Turn.MaxWish:N0} characters." : sentence;
    }
}

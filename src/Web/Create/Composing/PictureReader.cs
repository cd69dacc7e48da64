using System.Globalization;
using Studio.Data.Prompts;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Web.Images;

namespace Studio.Web.Create.Composing;

/// <summary>Turns the metadata of a picture's file into a prompt and settings that this machine can use, and says what was taken. Singleton.</summary>
public sealed class PictureReader(ModelCatalog models)
{
    private const int MostNames = 8;

    public TakenPicture Read(string name, IReadOnlyList<PngText> texts)
    {
        var found = ImportedSettings.From(texts);
        if (found?.Prompt is not { Length: > 0 } prompt)
        {
            return new TakenPicture(Text: null, Settings: null, Nothing(name, texts, found));
        }

        var same = Known(found);
        var model = same ?? models.Find(null);
        var own = ImportedRecord.Read(found.StudioJson);
        var taken = new TakenSettings(found, model, own);
        var shortened = prompt.Length > Turn.MaxWish;
        string?[] sentences =
        [
            $"Taken from {name}: {string.Join(", ", taken.Taken)}.",
            taken.Left.Count > 0 ? $"{model.Name} cannot do {string.Join(", ", taken.Left)}; its own values stand there." : null,
            same is null && found.Model is { } wanted ? $"Its model, {wanted}, is not here, so {model.Name} will draw something else." : null,
            Upscaler(found, taken),
            Beginning(found.Strength ?? own?.Settings?.Edit?.Strength),
            Others(found),
            shortened ? string.Create(CultureInfo.InvariantCulture, $"The prompt was cut at {Turn.MaxWish:N0} characters.") : null,
        ];
        return new TakenPicture(shortened ? prompt[..Turn.MaxWish] : prompt, taken.Settings, string.Join(' ', sentences.Where(sentence => sentence is not null)));
    }

    // A file names its model by the hash of its own program or by name; only an equal one is the same.
    private DiffusionModel? Known(ImportedSettings found) => models.Diffusion.FirstOrDefault(model =>
        (found.ModelHash is { Length: >= 8 } hash && model.Hash.StartsWith(hash, StringComparison.OrdinalIgnoreCase))
        || string.Equals(model.Name, found.Model, StringComparison.OrdinalIgnoreCase)
        || string.Equals(model.Id, found.Model, StringComparison.OrdinalIgnoreCase));

    private static string Nothing(string name, IReadOnlyList<PngText> texts, ImportedSettings? found) =>
        (found?.Source, UnreadMetadata.Of(texts)) switch
        {
            ({ } source, _) => $"{name} was made with {source}, and no prompt is written where Studio looks for it. Open it there and copy the prompt.",
            (_, { } unread) => $"{name} was made with {unread.Program}; what it wrote (“{unread.Keyword}”) is in a form that Studio does not read. Open it there and copy the prompt.",
            _ => $"{name} says nothing about how it was made: no prompt and no settings were found in it.",
        };

    private static string? Upscaler(ImportedSettings found, TakenSettings taken) =>
        taken.Settings.SecondPass is not null && found.Enlargement is { ByLatents: false, Upscaler: { } upscaler } ? $"Between the passes it was enlarged by {upscaler}; here a plain filter does it." : null;

    private static string? Beginning(double? strength) => strength is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"It was drawn over another picture, at strength {strength:0.##}; that picture is not in the file, so these settings begin from words.");

    private static string? Others(ImportedSettings found)
    {
        if (found.Others.Count == 0)
        {
            return null;
        }

        var more = found.Others.Count - MostNames;
        return $"Not taken over, because Studio has nothing like it: {string.Join(", ", found.Others.Take(MostNames))}{(more > 0 ? $" and {more} more" : "")}.";
    }
}

using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs;

namespace Studio.Web.Evaluations.Designs;

/// <summary>What would stop a system at the start, said while it is designed.</summary>
internal static class EntryProblems
{
    /// <param name="model">Null for one that is gone: the start says so.</param>
    public static string? Of(GenerationSettings settings, int pictures, DiffusionModel? model) =>
        model is not null && SettingsRules.Check(settings.WordsOnly() with { Count = pictures, Seed = 0 }, model) is [var problem, ..] ? problem.Sentence : null;

    public static string? OfFolder(int found, int prompts) => prompts > 0 && found == 0
        ? "No file is named after a prompt that is taken. Name them 12_0.png (row and picture, from 0), 00012/samples/0000.png, or by the words of the prompt, and pick the folder again."
        : null;

    /// <summary>Sentences for the whole design.</summary>
    public static IEnumerable<string> All(IReadOnlyList<EntryView> entries)
    {
        foreach (var (place, entry) in entries.Index())
        {
            if (entry.Problem is not null)
            {
                yield return $"System {place + 1} cannot be started so.";
            }
            else if (SameAs(entries, place) is { } same)
            {
                yield return $"Systems {same + 1} and {place + 1} are the same.";
            }
        }
    }

    /// <summary>An earlier system with the same settings: both would make the same pictures.</summary>
    public static int? SameAs(IReadOnlyList<EntryView> entries, int place) => entries[place].Entry.Settings is { } settings
        ? Enumerable.Range(0, place).Cast<int?>().FirstOrDefault(other => entries[other!.Value].Entry.Settings is { } known && Told(known) == Told(settings))
        : null;

    private static GenerationSettings Told(GenerationSettings settings) => settings.WordsOnly() with { Seed = 0, Writer = settings.Upsample ? settings.Writer : null };
}

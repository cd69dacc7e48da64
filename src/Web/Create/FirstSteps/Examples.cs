using System.Collections.Concurrent;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Web.Create.FirstSteps;

/// <summary>Wishes that a model is known to do well, one a language first, each with the picture that its seed gives. Singleton.</summary>
public sealed class Examples
{
    public const int Most = 5;

    private const string Folder = "examples";

    private readonly ConcurrentDictionary<string, IReadOnlyList<VocabularyExample>> _chosen = new(StringComparer.Ordinal);

    public IReadOnlyList<ExampleView> Of(DiffusionModel model, string workspace) =>
    [
        .. _chosen.GetOrAdd(model.Hash, _ => Choose(model))
            .Select((example, index) => new ExampleView(
                example.Language,
                example.Wish,
                File.Exists(PathOf(model, index)) ? $"/w/{workspace}/create/examples/{Uri.EscapeDataString(model.Id)}/{index}" : null)),
    ];

    /// <summary>examples/0.png and so on beside the model, made with the example's own prompt and seed.</summary>
    public static string PathOf(DiffusionModel model, int index) => Path.Combine(model.Folder, Folder, $"{index}.png");

    // Different languages and different things: the page shows both at a glance.
    private static IReadOnlyList<VocabularyExample> Choose(DiffusionModel model)
    {
        var vocabulary = ModelVocabulary.Of(model);
        var chosen = new List<VocabularyExample>();
        var shown = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var language in vocabulary.Examples.Select(example => example.Language).Distinct(StringComparer.Ordinal).OrderBy(language => language is "ja" ? 0 : 1))
        {
            if (vocabulary.Examples.FirstOrDefault(example => example.Language == language && !shown.Contains(Thing(example))) is { } next)
            {
                chosen.Add(next);
                shown.Add(Thing(next));
            }
        }

        return [.. chosen.Take(Most)];

        string? Thing(VocabularyExample example) => vocabulary.Objects.FirstOrDefault(thing => example.Prompt.Contains(thing.Name, StringComparison.OrdinalIgnoreCase))?.Id;
    }
}

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

    private static IReadOnlyList<VocabularyExample> Choose(DiffusionModel model)
    {
        var all = ModelVocabulary.Of(model).Examples;
        return [.. all.OrderBy(example => all.TakeWhile(earlier => earlier != example).Count(earlier => earlier.Language == example.Language)).Take(Most)];
    }
}

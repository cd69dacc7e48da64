using System.Runtime.CompilerServices;
using Studio.Inference.Models;

namespace Studio.Inference.Prompting;

/// <summary>What a model can draw, from the vocabulary.json and examples.json beside it. Immutable, so one instance serves all threads.</summary>
public sealed class ModelVocabulary
{
    /// <summary>What the embedded language model says around things, beyond the words of the examples: "a flat vector illustration", "on its head".</summary>
    private static readonly string[] DescriptionWords = ["vector", "drawn", "head", "soft", "even", "surrounds", "medium-sized", "comes", "shine", "charming", "brightly", "window"];

    /// <summary>For a model without a vocabulary file: nothing is known to be impossible.</summary>
    public static readonly ModelVocabulary Empty = new(new VocabularyFile(), []);

    /// <summary>Read once for as long as the catalog keeps the model.</summary>
    private static readonly ConditionalWeakTable<DiffusionModel, ModelVocabulary> Loaded = [];

    private readonly PromptTinter _tinter;
    private readonly HashSet<string> _ownWords;

    private ModelVocabulary(VocabularyFile file, IReadOnlyList<VocabularyExample> examples)
    {
        Objects = file.Objects;
        Wearables = file.Wearables;
        Wearers = file.Wearers;
        Scenes = file.Backgrounds.Scenes;
        Patterns = file.Backgrounds.Patterns;
        Colors = file.Colors;
        Times = file.Times;
        MostCount = file.Counts.Count;
        MostThings = file.Relations.Count > 0 ? 2 : 1;
        Examples = examples;
        Concepts = ConceptList.Of(file);
        Reader = new WishReader(Concepts);
        _tinter = new PromptTinter(Reader);
        _ownWords = examples.Select(example => example.Prompt).Concat(Concepts.Select(concept => concept.Phrase)).Concat(Concepts.SelectMany(concept => concept.Details))
            .SelectMany(PromptPieces.Split).Where(PromptPieces.IsWord).Concat(DescriptionWords).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<VocabularyObject> Objects { get; }

    public IReadOnlyList<VocabularyObject> Wearables { get; }

    /// <summary>Names of the objects that can wear something.</summary>
    public IReadOnlyList<string> Wearers { get; }

    public IReadOnlyList<VocabularyScene> Scenes { get; }

    public IReadOnlyList<string> Patterns { get; }

    /// <summary>Name to "#rrggbb".</summary>
    public IReadOnlyDictionary<string, string> Colors { get; }

    public IReadOnlyList<string> Times { get; }

    /// <summary>Different things in one picture that the model was trained on.</summary>
    public int MostThings { get; }

    /// <summary>Of one thing; 0 when the file does not say.</summary>
    public int MostCount { get; }

    public IReadOnlyList<VocabularyExample> Examples { get; }

    public bool IsEmpty => Objects.Count == 0;

    public static ModelVocabulary Load(string vocabularyFile, string? examplesFile) => new(
        VocabularyFile.Read<VocabularyFile>(vocabularyFile),
        examplesFile is null ? [] : VocabularyFile.Read<VocabularyFile.ExamplesFile>(examplesFile).Examples);

    /// <summary>The vocabulary that the model's manifest names, or <see cref="Empty"/>.</summary>
    public static ModelVocabulary Of(DiffusionModel model) => Loaded.GetValue(model, _ => Read(model.Folder, model.Manifest));

    internal static ModelVocabulary Read(string folder, ModelManifest manifest) => manifest.Vocabulary is { } file
        ? Load(Path.Combine(folder, file), manifest.Examples is { } examples ? Path.Combine(folder, examples) : null)
        : Empty;

    /// <summary>False when no noun of the wish is known in any language of the vocabulary, so the model would draw something else.</summary>
    public bool Covers(string wish) => IsEmpty
        || Reader.Read(wish).Concepts.Any(concept => concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place or ConceptKind.Time);

    /// <summary>Examples to offer instead of a wish that is not covered: those that share most with it, in its language where there are any.</summary>
    public IReadOnlyList<VocabularyExample> Nearest(string wish, int count) => NearExamples.Of(this, wish, count);

    /// <summary>The language of a wish: the guess, put right by the words that are known.</summary>
    public string LanguageOf(string wish) => Reader.Read(wish).Language;

    /// <summary>How a wish is read: "two red balloons", "at night". A misreading shows here before it is drawn. Empty where nothing in it is known.</summary>
    /// <param name="history">The turns before, oldest first; empty for a first wish.</param>
    public IReadOnlyList<string> ReadAs(string wish, IReadOnlyList<DialogTurn> history) => WishSummary.Of(
        Reader,
        Reader.Read(WishRules.Clean(wish), history.Count > 0 ? Reader.Read(WishRules.Clean(history[0].Wish)).Language : null),
        history.Count > 0 ? WishRules.Clean(history[^1].PromptSent) : null);

    /// <summary>Marks in a prompt what comes from the model, the person and the locked phrases.</summary>
    public PromptTint Tint(TintRequest request) => _tinter.Tint(request);

    /// <summary>"setting", "sandy": words of the descriptions that the image model was shown, whatever they name.</summary>
    internal bool IsOwnWord(string word) => _ownWords.Contains(word);

    internal IReadOnlyList<Concept> Concepts { get; }

    internal WishReader Reader { get; }
}

namespace Studio.Inference.Prompting;

/// <summary>What a model can draw, from the vocabulary.json and examples.json beside it. Immutable, so one instance serves all threads.</summary>
public sealed class ModelVocabulary
{
    /// <summary>For a model without a vocabulary file: nothing is known to be impossible.</summary>
    public static readonly ModelVocabulary Empty = new(new VocabularyFile(), []);

    private ModelVocabulary(VocabularyFile file, IReadOnlyList<VocabularyExample> examples)
    {
        Objects = file.Objects;
        Wearables = file.Wearables;
        Wearers = file.Wearers;
        Scenes = file.Backgrounds.Scenes;
        Patterns = file.Backgrounds.Patterns;
        Colors = file.Colors;
        Times = file.Times;
        Examples = examples;
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

    public IReadOnlyList<VocabularyExample> Examples { get; }

    public bool IsEmpty => Objects.Count == 0;

    public static ModelVocabulary Load(string vocabularyFile, string? examplesFile) => new(
        VocabularyFile.Read<VocabularyFile>(vocabularyFile),
        examplesFile is null ? [] : VocabularyFile.Read<VocabularyFile.ExamplesFile>(examplesFile).Examples);
}

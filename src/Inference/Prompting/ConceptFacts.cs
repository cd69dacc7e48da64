namespace Studio.Inference.Prompting;

/// <summary>What the image model was shown of a concept, as far as its vocabulary says: in which colours, at which times of day.</summary>
internal sealed class ConceptFacts(VocabularyFile vocabulary)
{
    /// <summary>Their walls may have any colour; a meadow is green.</summary>
    private static readonly string[] ColoredPlaces = ["room", "table"];

    private static readonly Dictionary<string, string[]> Own = WordTable.Rows("own-colors.tsv").ToDictionary(row => row["id"], row => WordTable.Forms(row["colors"]), StringComparer.Ordinal);

    private readonly Dictionary<string, VocabularyObject> _objects = vocabulary.Objects.ToDictionary(thing => thing.Id, StringComparer.Ordinal);

    public Concept With(Concept concept) => concept.Kind switch
    {
        ConceptKind.Color => concept with { IsLearned = vocabulary.Colors.Count == 0 || vocabulary.Colors.ContainsKey(concept.Id) },
        ConceptKind.Object => concept with { OwnColors = Own.GetValueOrDefault(concept.Id, []), TakesColor = !_objects.TryGetValue(concept.Id, out var thing) || thing.Recolorable },
        ConceptKind.Place when vocabulary.Backgrounds.Scenes.FirstOrDefault(scene => scene.Id == concept.Id) is { } scene => concept with
        {
            OwnColors = Own.GetValueOrDefault(concept.Id, []),
            TakesColor = ColoredPlaces.Contains(concept.Id, StringComparer.Ordinal),
            Times = scene.Times,
        },
        _ => concept,
    };
}

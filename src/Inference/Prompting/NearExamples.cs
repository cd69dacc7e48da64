namespace Studio.Inference.Prompting;

/// <summary>Ranks the examples of a model by what they share with a wish: the language, the things, colours, places and times, then likeness of the letters.</summary>
internal static class NearExamples
{
    public static IReadOnlyList<VocabularyExample> Of(ModelVocabulary vocabulary, string wish, int count)
    {
        var reading = vocabulary.Reader.Read(wish);
        var things = Things(reading);
        var named = reading.Concepts.Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        var pairs = Pairs(wish);
        return [.. vocabulary.Examples
            .OrderByDescending(example => example.Language == reading.Language)
            .ThenByDescending(example => things.Overlaps(Things(vocabulary.Reader.Read(example.Wish))))
            .ThenByDescending(example => vocabulary.Reader.Read(example.Wish).Concepts.Count(concept => named.Contains(concept.Id)))
            .ThenByDescending(example => Likeness(pairs, Pairs(example.Wish)))
            .Take(count)];
    }

    /// <summary>Whether each of the examples shows a thing that the wish names.</summary>
    public static bool IsNear(ModelVocabulary vocabulary, string wish, IReadOnlyList<VocabularyExample> examples)
    {
        var things = Things(vocabulary.Reader.Read(wish));
        return examples.All(example => things.Overlaps(Things(vocabulary.Reader.Read(example.Wish))));
    }

    private static HashSet<string> Things(WishReading wish) =>
        wish.Concepts.Where(concept => concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place).Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Dice's coefficient of neighbouring letters.</summary>
    private static double Likeness(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static HashSet<string> Pairs(string text)
    {
        var folded = WordFold.Fold(text);
        return Enumerable.Range(0, Math.Max(0, folded.Length - 1)).Select(i => folded.Substring(i, 2)).ToHashSet(StringComparer.Ordinal);
    }
}

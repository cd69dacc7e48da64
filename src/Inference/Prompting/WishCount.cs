namespace Studio.Inference.Prompting;

/// <summary>Counts in a wish that are more than the image model learned.</summary>
internal static class WishCount
{
    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen"];

    /// <summary>How the wish says them in the words of a prompt; empty for a model that says nothing about counting.</summary>
    public static IReadOnlyList<string> Above(WishReading wish, ModelVocabulary vocabulary) => vocabulary.MostCount == 0
        ? []
        : [.. wish.Matches
            .Where(match => match.Concept.Kind == ConceptKind.Number && Array.IndexOf(Numbers, match.Concept.Id) is var at && (at < 0 || at >= vocabulary.MostCount))
            .Select(match => match.Concept.Phrase)
            .Distinct(StringComparer.Ordinal)];

    public static string Word(int count) => Numbers[count - 1];
}

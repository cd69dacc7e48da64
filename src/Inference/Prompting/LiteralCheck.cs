using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>What can be known of a general model's answer without a vocabulary: colours and counts by the tables, the words of an English wish literally.</summary>
internal static class LiteralCheck
{
    private const int ShortestWord = 4;

    /// <summary>Colours whose names are also flowers, fruits and metals: not enough to ask for an answer again.</summary>
    private static readonly string[] Doubtful = ["orange", "pink", "purple", "gold", "silver"];

    /// <summary>In the words of a prompt. Other wording is no loss: of an English wish's nouns one is enough.</summary>
    public static IReadOnlyList<string> Missing(WishReading wish, WishReader reader, string answer)
    {
        var said = reader.ReadPrompt(answer).Select(match => match.Concept.Id).ToHashSet(StringComparer.Ordinal);
        var missing = wish.Matches
            .Where(match => match.Concept.Id != WishSlots.OneOnly)
            .Where(match => match.Concept.Kind is ConceptKind.Number or ConceptKind.Color && !Doubtful.Contains(match.Concept.Id, StringComparer.Ordinal))
            .Where(match => wish.Matches.Count(other => other.Start == match.Start) == 1 && !said.Contains(match.Concept.Id))
            .Select(match => match.Concept.Phrase)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (wish.IsEnglish && Words(wish).ToList() is { Count: > 0 } words && !words.Exists(word => Holds(answer, word)))
        {
            missing.AddRange(words.Take(3));
        }

        return missing;
    }

    private static IEnumerable<string> Words(WishReading wish) => wish.UnknownWords
        .Concat(wish.Matches.Where(match => match.Concept.Kind is ConceptKind.Object or ConceptKind.Place or ConceptKind.Wearable).Select(match => wish.Text.Substring(match.Start, match.Length)))
        .Where(word => word.Length >= ShortestWord)
        .Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool Holds(string answer, string word)
    {
        var stems = WordEndings.Stems(WordFold.Fold(word), "en").ToHashSet(StringComparer.Ordinal);
        return PromptPieces.Split(WordFold.Fold(answer)).Where(PromptPieces.IsWord).Any(said => WordEndings.Stems(said, "en").Any(stems.Contains))
            || answer.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}

namespace Studio.Inference.Prompting;

/// <summary>The endings a word of each language takes when it is inflected: enough to know "squirrels", "rote", "кошку" again, no grammar.</summary>
internal static class WordEndings
{
    private const int ShortestStem = 3;

    private static readonly string[] None = [];

    private static readonly Dictionary<string, string[]> Endings = new(StringComparer.Ordinal)
    {
        ["en"] = ["s", "es", "'s"],
        ["de"] = ["e", "n", "en", "er", "es", "em", "ern", "s"],
        ["fr"] = ["s", "x", "e", "es", "aux", "al"],
        ["es"] = ["s", "es", "o", "a", "os", "as"],
        ["pt"] = ["s", "es", "o", "a", "os", "as", "ao", "oes", "m", "ns"],
        ["it"] = ["o", "a", "e", "i", "he", "hi"],
        ["ru"] =
        [
            "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "ои", "еи", "ом", "ем", "ов", "ев", "ам", "ям", "ах", "ях", "ами", "ями", "ью",
            "ыи", "ии", "ая", "яя", "ое", "ее", "ую", "юю", "ого", "его", "ому", "ему", "ым", "им", "ые", "ие", "ых", "их", "ыми", "ими",
        ],
    };

    /// <summary>The folded word and what is left of it without an ending; two words are the same when they share one.</summary>
    public static IEnumerable<string> Stems(string folded, string language)
    {
        yield return folded;
        foreach (var ending in Endings.GetValueOrDefault(language, None))
        {
            if (folded.Length - ending.Length >= ShortestStem && folded.EndsWith(ending, StringComparison.Ordinal))
            {
                yield return folded[..^ending.Length];
            }
        }

        // l'ours, d'or, sull'albero
        var apostrophe = folded.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe is > 0 and < 6 && language is "fr" or "it" && apostrophe < folded.Length - 1)
        {
            foreach (var stem in Stems(folded[(apostrophe + 1)..], language))
            {
                yield return stem;
            }
        }
    }
}

namespace Studio.Inference.Prompting;

/// <summary>All that the wishes of a thread ask for, as concepts and, for English ones, as word stems.</summary>
internal sealed class WishWords
{
    private readonly HashSet<string> _concepts;
    private readonly HashSet<string> _details;
    private readonly HashSet<string> _stems;

    public WishWords(IReadOnlyList<WishReading> wishes)
    {
        var concepts = wishes.SelectMany(wish => wish.Concepts).ToList();
        _concepts = concepts.Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        _details = concepts.SelectMany(concept => concept.Details).ToHashSet(StringComparer.Ordinal);
        _stems = wishes.Where(wish => wish.IsEnglish)
            .SelectMany(wish => PromptPieces.Split(WordFold.Fold(wish.Text)).Where(PromptPieces.IsWord))
            .SelectMany(Stems)
            .ToHashSet(StringComparer.Ordinal);
    }

    public bool Asks(Concept concept) => _concepts.Contains(concept.Id);

    public bool Asks(string foldedWord) => _details.Contains(foldedWord) || Stems(foldedWord).Any(_stems.Contains);

    /// <summary>Who asked for "sitting" has asked for "sits".</summary>
    private static IEnumerable<string> Stems(string word) => WordEndings.Stems(word, "en").Concat(EnglishVerb.Stems(word));
}

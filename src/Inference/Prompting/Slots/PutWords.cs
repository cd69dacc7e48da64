namespace Studio.Inference.Prompting.Slots;

/// <summary>"put", "setz", 置いて, without an "instead" or "turn into" in the same wish.</summary>
internal static class PutWords
{
    public static bool Are(WishReading wish) => Has(wish, "put") && !Has(wish, "instead") && !Has(wish, "turn");

    /// <summary>Any word of a kind of grammar.tsv; those of several words, and of languages without spaces, inside the text.</summary>
    public static bool Has(WishReading wish, string kind) => GrammarWords.Of(kind, wish.Language).Any(word => IsInside(word)
        ? wish.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
        : PromptPieces.Split(wish.Text).Contains(word, StringComparer.OrdinalIgnoreCase));

    private static bool IsInside(string word) => Script.IsEastAsian(word[0]) || Script.IsHangul(word[0]) || word.AsSpan().IndexOfAny(' ', '\'') >= 0;
}

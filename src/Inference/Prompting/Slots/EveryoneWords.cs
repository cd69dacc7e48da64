namespace Studio.Inference.Prompting.Slots;

/// <summary>Where a wish says "all", "both", "each": read once, because every garment is asked about every thing.</summary>
internal sealed class EveryoneWords
{
    private readonly int[] _firstEnd;

    public EveryoneWords(WishReading wish)
    {
        _firstEnd = new int[wish.Text.Length + 1];
        Array.Fill(_firstEnd, int.MaxValue);
        foreach (var word in GrammarWords.Of("all", wish.Language))
        {
            foreach (var at in IsPartOfText(word) ? Occurrences(wish.Text, word) : Pieces(wish.Text, word))
            {
                _firstEnd[at] = Math.Min(_firstEnd[at], at + word.Length);
            }
        }

        for (var at = wish.Text.Length - 1; at >= 0; at--)
        {
            _firstEnd[at] = Math.Min(_firstEnd[at], _firstEnd[at + 1]);
        }
    }

    /// <param name="from">Characters of the wish.</param>
    public bool StandBetween(int from, int to) => from <= to && _firstEnd[from] <= to;

    private static bool IsPartOfText(string word) => Script.IsEastAsian(word[0]) || Script.IsHangul(word[0]) || word.Contains(' ', StringComparison.Ordinal);

    private static IEnumerable<int> Occurrences(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            yield return at;
        }
    }

    private static IEnumerable<int> Pieces(string text, string word)
    {
        var at = 0;
        foreach (var piece in PromptPieces.Split(text))
        {
            if (piece.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                yield return at;
            }

            at += piece.Length;
        }
    }
}

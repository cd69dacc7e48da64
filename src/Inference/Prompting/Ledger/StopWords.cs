namespace Studio.Inference.Prompting.Ledger;

/// <summary>The words of each language that a picture loses nothing without: articles, pronouns, "please", "draw", "is", "and". Poses, places and adjectives are none.</summary>
internal static class StopWords
{
    private static readonly Dictionary<string, string[]> Listed = WordTable.Names(WordTable.Rows("stops.tsv").Single());

    private static readonly Dictionary<string, HashSet<string>> Table = Listed.ToDictionary(
        row => row.Key,
        row => row.Value.ToHashSet(StringComparer.OrdinalIgnoreCase),
        StringComparer.Ordinal);

    /// <summary>What Korean words end in, behind the name of a thing.</summary>
    private static readonly string[] KoreanEndings =
        ["이", "가", "은", "는", "을", "를", "의", "에", "와", "과", "도", "로", "만", "랑", "들", "들이", "들을", "들은", "들의", "들과", "들도", "에서", "에게", "으로", "하고", "이랑", "인", "이고", "까지", "부터", "색", "색의", "색인", "한", "운", "요", "다", "이다", "입니다", "고", "게", "하게", "라", "이라"];

    public static bool Contains(string word, string language) => Of(language).Contains(word) || (language == "ko" && Array.Exists(KoreanEndings, ending => word == ending));

    /// <summary>The longest of them that stands at a place of a text without spaces; 0 where there is none.</summary>
    public static int LengthAt(string text, int at, int end, string language)
    {
        var longest = 0;
        foreach (var word in Listed[language])
        {
            var stop = at + word.Length;
            // 人 is a counter, 人形 a doll.
            var isPart = language == "ja" && stop < end && Script.IsHan(word[^1]) && Script.IsHan(text[stop]);
            if (word.Length > longest && stop <= end && !isPart && string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    public static bool IsKoreanEnding(string rest) => Array.Exists(KoreanEndings, ending => rest == ending || (rest.Length > 1 && rest[0] == '색' && rest.AsSpan(1).SequenceEqual(ending)));

    private static HashSet<string> Of(string language) => Table.TryGetValue(language, out var words) ? words : [];
}

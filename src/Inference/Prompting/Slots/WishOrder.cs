using System.Buffers;

namespace Studio.Inference.Prompting.Slots;

/// <summary>On which side of a word its noun stands, language by language, and how far away.</summary>
internal static class WishOrder
{
    private static readonly SearchValues<char> Commas = SearchValues.Create(",.;:!?、。，；：！？");

    private static readonly string[] NounFirst = ["fr", "es", "pt", "it"];
    private static readonly string[] EastAsian = ["ja", "zh", "zh-Hant", "ko"];

    /// <summary>"a robot on top of a pig", but 豚の上のロボット; and "a cat in a hat", but 帽子の猫.</summary>
    public static bool GroundComesFirst(string language) => EastAsian.Contains(language, StringComparer.Ordinal);

    /// <summary>"rotes Klavier", but "piano rouge".</summary>
    public static bool NounComesFirst(string language) => NounFirst.Contains(language, StringComparer.Ordinal);

    /// <summary>"without a hat", but 帽子なし.</summary>
    public static bool RemovalComesFirst(string language) => language is not ("ja" or "ko");

    public static bool IsOwnSide(string language, ConceptMatch word, ConceptMatch noun)
    {
        var follows = noun.Start > word.Start;
        return word.Concept.Kind switch
        {
            ConceptKind.Wearable => follows == GroundComesFirst(language),
            ConceptKind.Color => follows != NounComesFirst(language),
            _ => follows,
        };
    }

    public static bool HasComma(string between) => between.Any(c => c is ',' or '.' or ';' or '、' or '。' or '，');

    public static bool AreInOneClause(WishReading wish, ConceptMatch a, ConceptMatch b) =>
        !HasComma(b.Start > a.Start ? wish.Text[a.End..Math.Max(a.End, b.Start)] : wish.Text[b.End..Math.Max(b.End, a.Start)]);

    /// <summary>In characters; what stands behind a comma is far away.</summary>
    public static int Distance(string text, ConceptMatch a, ConceptMatch b)
    {
        var (from, to) = b.Start > a.Start ? (a.End, b.Start) : (b.End, a.Start);
        return from >= to ? 0 : to - from + (8 * text.AsSpan(from, to - from).CountAny(Commas));
    }
}

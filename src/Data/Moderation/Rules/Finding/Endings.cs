using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>
/// What may follow a word, or stand before it, without making another word of it: plurals and cases. Short words take only those that are sure:
/// "butter" is no form of "butt".
/// </summary>
internal static class Endings
{
    /// <summary>From here on a word is long enough for endings that also make other words.</summary>
    private const int LongWord = 5;

    private static readonly HashSet<string> Sure = Set("s 's x");

    /// <summary>After these "es" is the plural; "spices" is none of "spic".</summary>
    private const string Hisses = "sxzho";

    private static readonly HashSet<string> OfLongWords = Set("e es en n er ern es em ed ing r ne nen innen os as is i a u um lar ler ları leri");
    private static readonly HashSet<string> Cyrillic = Set("а я у ю ы и е о ом ем ой ей ью ам ям ами ями ах ях ов ев ами");
    private static readonly HashSet<string> Arabic = Set("ات ين ون ان ه ها هم ي نا");
    private static readonly HashSet<string> ArabicBefore = Set("ال و ب ل ف ك وال بال لل فال كال");
    private static readonly HashSet<string> Korean = Set("을 를 이 가 은 는 에 의 와 과 도 로 으로 에서 에게 들 들이 들을 들의 만 까지 부터 하고 이나 나");

    /// <param name="isForm">The word is one of <see cref="Forms"/>: it has its ending already, "corne" of "corno" takes no "r".</param>
    public static bool Follows(string word, ReadOnlySpan<char> rest, bool isForm)
    {
        if (rest.IsEmpty || isForm)
        {
            return rest is "" or "s";
        }

        var ending = rest.ToString();
        return word[^1] switch
        {
            >= '\u0400' and <= '\u04ff' => Cyrillic.Contains(ending),
            >= '\u0600' and <= '\u06ff' => Arabic.Contains(ending),
            var last when Letters.KindOf(last) == LetterKind.Hangul => Korean.Contains(ending),
            _ => Sure.Contains(ending) || (ending == "es" && Hisses.Contains(word[^1], StringComparison.Ordinal)) || (word.Length >= LongWord && OfLongWords.Contains(ending)),
        };
    }

    public static bool Precedes(string word, ReadOnlySpan<char> before) =>
        before.IsEmpty || (word[0] is >= '\u0600' and <= '\u06ff' && ArabicBefore.Contains(before.ToString()));

    /// <summary>Forms in which the last letter gives way: "pistola, pistole", "винтовка, винтовку".</summary>
    public static IEnumerable<string> Forms(string word)
    {
        if (word.Length < LongWord || word.Contains(' ', StringComparison.Ordinal))
        {
            return [];
        }

        return word[^1] switch
        {
            'а' or 'я' or 'ь' or 'й' or 'о' or 'е' => "а я у ю ы и е о ой ей ом ем ам ям ами ями ах ях".Split(' ').Select(ending => word[..^1] + ending),
            'a' or 'o' or 'e' => "a o e i".Split(' ').Select(ending => word[..^1] + ending),
            'ة' => "ات ه ت".Split(' ').Select(ending => word[..^1] + ending),
            _ => [],
        };
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}

using System.Globalization;
using System.Text;

namespace Studio.Data.Moderation.Policies;

/// <summary>What an exception would be for words that a rule found in a text: the longer word or phrase that they stand in.</summary>
public static class ExceptionOffer
{
    private enum Script
    {
        Other,
        Han,
        Hiragana,
        Katakana,
        Letter,
    }

    /// <summary>These part the words of a run of Chinese characters: 拿着水枪的熊.</summary>
    private const string HanParts = "的着了和与及在把是被有很也都";

    private const string HiraganaParts = "のがをにはもへとやで";

    /// <summary>"Wasserpistole" for "pistole", 鉄砲魚 for 鉄砲, "bubble gun" for "gun", "pistola de agua" for "pistola"; null where only "with", "a" or nothing stands around it.</summary>
    /// <param name="text">As it was read.</param>
    /// <param name="start">Of what was found, in UTF-16.</param>
    /// <param name="length">Of what was found.</param>
    /// <param name="language">Of the text; null where it cannot be told.</param>
    public static string? Of(string text, int start, int length, string? language)
    {
        if (length <= 0 || start < 0 || start + length > text.Length)
        {
            return null;
        }

        var (begin, end) = (WordBegin(text, start), WordEnd(text, start + length));
        if (end - begin == length)
        {
            (begin, end) = SmallWords.IsHeadFirst(language)
                ? After(text, end, language) is var late and > 0 ? (begin, late) : Before(text, begin, language) is var early and >= 0 ? (early, end) : (begin, end)
                : Before(text, begin, language) is var first and >= 0 ? (first, end) : After(text, end, language) is var last and > 0 ? (begin, last) : (begin, end);
        }

        var offered = text[begin..end].Trim();
        return offered.Length > length && offered.Length <= RuleChecks.MaxTerm ? offered : null;
    }

    /// <summary>Where the word before it begins; -1 where it names nothing, or a mark stands between.</summary>
    private static int Before(string text, int start, string? language)
    {
        if (start < 2 || text[start - 1] != ' ' || ScriptAt(text, start - 2) == Script.Other)
        {
            return -1;
        }

        var begin = WordBegin(text, start - 1);
        return Names(text[begin..(start - 1)], language) ? begin : -1;
    }

    /// <summary>Where the word after it ends, also behind an "of"; -1 where it names nothing, or a mark stands between.</summary>
    private static int After(string text, int end, string? language)
    {
        if (end + 1 >= text.Length || text[end] != ' ' || ScriptAt(text, end + 1) == Script.Other)
        {
            return -1;
        }

        var stop = WordEnd(text, end + 1);
        var word = text[(end + 1)..stop];
        return Names(word, language) ? stop : SmallWords.IsLink(word, language) ? After(text, stop, language) : -1;
    }

    private static bool Names(string word, string? language) => word.Length > 1 && !word.All(char.IsDigit) && !SmallWords.Contains(word, language);

    private static int WordBegin(string text, int at)
    {
        var script = at < text.Length ? ScriptAt(text, at) : Script.Other;
        script = script == Script.Other && at > 0 ? ScriptAt(text, at - 1) : script;
        while (at > 0 && script != Script.Other && ScriptAt(text, at - 1) == script && !Parts(script, text[at - 1]))
        {
            at--;
        }

        return at;
    }

    private static int WordEnd(string text, int at)
    {
        var script = at < text.Length && at > 0 && ScriptAt(text, at - 1) is var before and not Script.Other ? before : at < text.Length ? ScriptAt(text, at) : Script.Other;
        while (at < text.Length && script != Script.Other && ScriptAt(text, at) == script && !Parts(script, text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool Parts(Script script, char sign) => (script == Script.Han ? HanParts : script == Script.Hiragana ? HiraganaParts : "").Contains(sign, StringComparison.Ordinal);

    /// <summary>Where words are not parted by spaces a change of the script parts them.</summary>
    private static Script ScriptAt(string text, int at)
    {
        var sign = char.IsLowSurrogate(text[at]) && at > 0 ? new Rune(text[at - 1], text[at]) : Rune.TryCreate(text[at], out var single) ? single : Rune.ReplacementChar;
        return sign.Value switch
        {
            >= 0x3041 and <= 0x309F => Script.Hiragana,
            >= 0x30A0 and <= 0x30FF => Script.Katakana,
            >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF => Script.Han,
            _ => Rune.IsLetterOrDigit(sign) || Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? Script.Letter : Script.Other,
        };
    }
}

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

    /// <summary>"Wasserpistole" for "pistole", 鉄砲魚 for 鉄砲, "bubble gun" for "gun"; null where nothing stands around it.</summary>
    /// <param name="text">As it was read.</param>
    /// <param name="start">Of what was found, in UTF-16.</param>
    /// <param name="length">Of what was found.</param>
    public static string? Of(string text, int start, int length)
    {
        if (length <= 0 || start < 0 || start + length > text.Length)
        {
            return null;
        }

        var (begin, end) = (WordBegin(text, start), WordEnd(text, start + length));
        if (end - begin == length)
        {
            (begin, end) = WithNeighbour(text, start, start + length);
        }

        var offered = text[begin..end].Trim();
        return offered.Length > length && offered.Length <= RuleChecks.MaxTerm ? offered : null;
    }

    /// <summary>The word before it, or else the one after it; nothing across a mark between them.</summary>
    private static (int Begin, int End) WithNeighbour(string text, int start, int end)
    {
        if (start > 1 && text[start - 1] == ' ' && ScriptAt(text, start - 2) != Script.Other)
        {
            return (WordBegin(text, start - 1), end);
        }

        return end + 1 < text.Length && text[end] == ' ' && ScriptAt(text, end + 1) != Script.Other ? (start, WordEnd(text, end + 1)) : (start, end);
    }

    private static int WordBegin(string text, int at)
    {
        var script = at < text.Length ? ScriptAt(text, at) : Script.Other;
        script = script == Script.Other && at > 0 ? ScriptAt(text, at - 1) : script;
        while (at > 0 && script != Script.Other && ScriptAt(text, at - 1) == script)
        {
            at--;
        }

        return at;
    }

    private static int WordEnd(string text, int at)
    {
        var script = at < text.Length && at > 0 && ScriptAt(text, at - 1) is var before and not Script.Other ? before : at < text.Length ? ScriptAt(text, at) : Script.Other;
        while (at < text.Length && script != Script.Other && ScriptAt(text, at) == script)
        {
            at++;
        }

        return at;
    }

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

using System.Globalization;

namespace Studio.Data.Moderation.Rules.Reading;

/// <summary>Which letters make one word when they stand side by side.</summary>
internal static class Letters
{
    /// <summary>Whether no word can end between two letters. Words of Chinese, Thai and Hiragana end nowhere that can be seen.</summary>
    public static bool Join(LetterKind a, LetterKind b) => a == b && a is LetterKind.Spaced or LetterKind.Katakana or LetterKind.Hangul;

    public static bool IsWord(char letter) => KindOf(letter) != LetterKind.None;

    public static LetterKind KindOf(char letter) => letter switch
    {
        < '\u0080' => char.IsAsciiLetterOrDigit(letter) ? LetterKind.Spaced : LetterKind.None,
        >= '゠' and <= 'ヿ' or >= 'ㇰ' and <= 'ㇿ' or >= 'ｦ' and <= 'ﾟ' => letter == '・' ? LetterKind.None : LetterKind.Katakana,
        >= '぀' and <= 'ゟ' => LetterKind.Unspaced,
        >= '㐀' and <= '䶿' or >= '一' and <= '鿿' or >= '\uf900' and <= '\ufaff' or '々' or >= '\ud840' and <= '\ud88f' => LetterKind.Han,
        >= '가' and <= '힯' or >= '\u1100' and <= '\u11ff' => LetterKind.Hangul,
        // Thai, Lao, Burmese, Khmer.
        >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff' => LetterKind.Unspaced,
        _ => char.IsLetterOrDigit(letter) || IsMark(letter) ? LetterKind.Spaced : LetterKind.None,
    };

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

internal enum LetterKind
{
    None,
    Spaced,
    Katakana,
    Hangul,
    Han,
    Unspaced,
}

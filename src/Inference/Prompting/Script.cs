namespace Studio.Inference.Prompting;

/// <summary>The writing systems that decide how words are found: Han and kana are written without spaces.</summary>
internal static class Script
{
    public static bool IsHan(char c) => c is (>= '一' and <= '鿿') or (>= '㐀' and <= '䶿') or '々';

    public static bool IsHiragana(char c) => c is >= 'ぁ' and <= 'ゟ';

    public static bool IsKatakana(char c) => c is (>= 'ァ' and <= 'ヿ') and not '・';

    public static bool IsHangul(char c) => c is (>= '가' and <= '힣') or (>= 'ᄀ' and <= 'ᇿ');

    public static bool IsCyrillic(char c) => c is >= 'Ѐ' and <= 'ӿ';

    public static bool IsLatin(char c) => char.IsLetter(c) && c is (< (char)0x250) or (>= '\u1E00' and <= '\u1EFF');

    public static bool IsEastAsian(char c) => IsHan(c) || IsHiragana(c) || IsKatakana(c);
}

using System.Globalization;
using System.Text;

namespace Studio.Data.Moderation.Rules.Reading;

/// <summary>
/// One spelling for what reads the same: NFKC, small letters, Katakana as Hiragana, Arabic without vowel signs, nothing invisible.
/// Accents stay: "schwül" is not "schwul".
/// </summary>
internal static class TextFold
{
    public static string Of(string text) => Read(text).Text.Trim();

    public static FoldedText Read(string source)
    {
        var folded = new FoldedText.Builder(source);
        var at = 0;
        while (at < source.Length)
        {
            var next = End(source, at);
            if (next == at + 1 && char.IsAscii(source[at]))
            {
                Put(folded, char.ToLowerInvariant(source[at]), at, next);
            }
            else
            {
                foreach (var letter in Composed(source[at..next]))
                {
                    Put(folded, letter, at, next);
                }
            }

            at = next;
        }

        return folded.Build();
    }

    private static void Put(FoldedText.Builder folded, char letter, int start, int end)
    {
        switch (letter)
        {
            case 'ß':
                folded.Add('s', start, end);
                folded.Add('s', start, end);
                break;
            case '’' or 'ʼ':
                folded.Add('\'', start, end);
                break;
            case var gap when char.IsWhiteSpace(gap) || char.GetUnicodeCategory(gap) == UnicodeCategory.DashPunctuation:
                folded.AddGap(start, end);
                break;
            case var sign when IsSilent(sign):
                break;
            default:
                folded.Add(Same(letter), start, end);
                break;
        }
    }

    /// <summary>Where the letter that begins here ends, with the marks that belong to it.</summary>
    private static int End(string source, int at)
    {
        var end = at + (char.IsHighSurrogate(source[at]) && at + 1 < source.Length && char.IsLowSurrogate(source[at + 1]) ? 2 : 1);
        while (end < source.Length && Belongs(source[end - 1], source[end]))
        {
            end++;
        }

        return end;
    }

    private static bool Belongs(char before, char sign) => sign is 'ﾞ' or 'ﾟ'
        || (IsJamo(before) && IsJamo(sign))
        || (sign >= '\u0300' && char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark);

    private static bool IsJamo(char letter) => letter is >= '\u1100' and <= '\u11ff';

    // Half a surrogate pair cannot be normalised.
    private static string Composed(string letters)
    {
        for (var i = 0; i < letters.Length; i++)
        {
            if (char.IsSurrogate(letters[i]) && !(char.IsHighSurrogate(letters[i]) && i + 1 < letters.Length && char.IsLowSurrogate(letters[++i])))
            {
                return "\ufffd";
            }
        }

        return letters.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    private static bool IsSilent(char sign) => sign is 'ـ' or (>= '\u0300' and <= '\u036f') or (>= '\u064b' and <= '\u065f') or '\u0670' or (>= '\ufe00' and <= '\ufe0f')
        || char.GetUnicodeCategory(sign) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static char Same(char letter) => letter switch
    {
        'ς' => 'σ',
        'İ' => 'i',
        'ё' => 'е',
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' or 'ی' => 'ي',
        'ک' => 'ك',
        >= 'ァ' and <= 'ヶ' => (char)(letter - ('ァ' - 'ぁ')),
        _ => letter,
    };
}

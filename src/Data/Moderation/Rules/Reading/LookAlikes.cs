using System.Text;

namespace Studio.Data.Moderation.Rules.Reading;

/// <summary>
/// Words that mix alphabets are read in the one that most of their letters come from ("ріstоl"). A word of one alphabet stays as it is: "сор" is Russian,
/// unless the text has no other Russian word.
/// </summary>
internal static class LookAlikes
{
    private const int MinDotless = 5;

    private const string Cyrillic = "аеорсухіјѕһԁԛԝвнкмтгёьпи";
    private const string CyrillicAsLatin = "aeopcyxijshdqwbhkmtrebnu";
    private const string Greek = "αορνικτυβεηχγω";
    private const string GreekAsLatin = "aopviktubenxyw";

    /// <summary>Letters that look like a Latin one in any position, of blocks that no language here is written in.</summary>
    private const string Odd = "ıɡɑɩʟʀɴɪʙɢʜᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢϲ";
    private const string OddAsLatin = "igailrnibghacdejkmoptuvwzc";

    /// <summary>Of Cyrillic: those that cannot be told from Latin at all. The others only count within a mixed word.</summary>
    private const string SameShape = "аеорсухіјѕһԁԛԝ";

    public static FoldedText Read(FoldedText folded)
    {
        var text = folded.Text;
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u017f') && !text.Contains('ı', StringComparison.Ordinal))
        {
            return folded;
        }

        var letters = text.ToCharArray();
        var isRussian = HasOwnWords(text);
        foreach (var word in Words(text))
        {
            Read(letters.AsSpan(word), isRussian);
        }

        var read = new string(letters);
        return read == text ? folded : folded.With(read);
    }

    private static void Read(Span<char> word, bool isRussian)
    {
        // "sık" is an everyday word of Turkish; in longer words the letter without its dot is mostly a disguise.
        if (word.Length < MinDotless && word.Contains('ı'))
        {
            return;
        }

        var cyrillic = Count(word, IsCyrillic);
        var latin = Count(word, IsLatin);
        var toCyrillic = cyrillic > latin && (latin > 0 || isRussian || !word.ToString().All(c => SameShape.Contains(c, StringComparison.Ordinal)));
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = toCyrillic ? AsCyrillic(word[i]) : cyrillic == word.Length || latin > 0 ? AsLatin(word[i]) : word[i];
        }
    }

    private static int Count(ReadOnlySpan<char> word, Func<char, bool> which)
    {
        var count = 0;
        foreach (var letter in word)
        {
            count += which(letter) ? 1 : 0;
        }

        return count;
    }

    /// <summary>A Cyrillic word with a letter that no Latin one looks like.</summary>
    private static bool HasOwnWords(string text) => text.Any(c => IsCyrillic(c) && !SameShape.Contains(c, StringComparison.Ordinal));

    private static char AsLatin(char letter) => Find(Cyrillic, CyrillicAsLatin, letter) ?? Find(Greek, GreekAsLatin, letter) ?? Find(Odd, OddAsLatin, letter) ?? Plain(letter);

    private static char AsCyrillic(char letter) => Find(CyrillicAsLatin, Cyrillic, letter) ?? letter;

    /// <summary>Accents that no European language has: "ẉ". The others make another letter.</summary>
    private static char Plain(char letter)
    {
        return letter is >= '\u1e00' and <= '\u1eff' or >= '\u0180' and <= '\u024f' ? letter.ToString().Normalize(NormalizationForm.FormD)[0] : letter;
    }

    private static char? Find(string from, string to, char letter) => from.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? to[at] : null;

    private static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u052f';

    private static bool IsLatin(char letter) => letter is (>= 'a' and <= 'z') or (>= '\u00c0' and <= '\u024f') or (>= '\u0250' and <= '\u02af') or (>= '\u1d00' and <= '\u1d7f') or (>= '\u1e00' and <= '\u1eff');

    private static IEnumerable<Range> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && Letters.KindOf(text[at]) == LetterKind.Spaced)
            {
                at++;
            }

            if (at > start)
            {
                yield return start..at;
            }
        }
    }
}

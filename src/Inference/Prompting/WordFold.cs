using System.Text;

namespace Studio.Inference.Prompting;

/// <summary>Lower case without accents, character for character, so that places in the folded text are places in the text.</summary>
internal static class WordFold
{
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(source[i]);
        }
    });

    private static char Fold(char c)
    {
        if (c < 128)
        {
            return char.ToLowerInvariant(c);
        }

        // Kana and Hangul come apart too, but their parts are sounds, not accents.
        return Script.IsEastAsian(c) || Script.IsHangul(c) || char.IsSurrogate(c) || c == '\uFFFE' ? c
            : c == '’' ? '\''
            : char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);
    }
}

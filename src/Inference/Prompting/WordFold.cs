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

        // Kana keep their marks: か and が are different sounds, not an accent.
        return Script.IsEastAsian(c) || char.IsSurrogate(c) ? c
            : c == '’' ? '\''
            : char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);
    }
}

using System.Text;

namespace Studio.Inference;

/// <summary>Half a surrogate pair and U+FFFE are no text: string.Normalize throws on them.</summary>
internal static class ValidText
{
    private const char NoCharacter = '\uFFFE';

    /// <summary>As long as before, with the replacement character in their places.</summary>
    public static string Of(string text)
    {
        if (!text.Contains(NoCharacter, StringComparison.Ordinal) && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar))
        {
            return text;
        }

        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            valid.Append(rune.Value == NoCharacter ? Rune.ReplacementChar : rune);
        }

        return valid.ToString();
    }
}

using System.Globalization;
using System.Text;

namespace Studio.Web.Images;

/// <summary>A file name from a wish: readable in any script, and safe on every file system and in a header.</summary>
public static class DownloadName
{
    private const int MaxWords = 60;

    // Windows refuses these as names, whatever follows the dot.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    public static string Of(string wish, string prompt, long? seed)
    {
        var words = Words(wish.Length > 0 ? wish : prompt);
        if (words.Length == 0 || Reserved.Contains(words))
        {
            words = "picture";
        }

        return seed is null ? $"{words}.png" : string.Create(CultureInfo.InvariantCulture, $"{words}-{seed}.png");
    }

    /// <summary>Letters, digits and marks of every script stay; everything else (dots, slashes, quotes, line breaks, direction marks) becomes one hyphen.</summary>
    private static string Words(string text)
    {
        var name = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var kept = rune != Rune.ReplacementChar && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
            if (kept)
            {
                name.Append(rune.ToString());
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }

            if (name.Length >= MaxWords)
            {
                break;
            }
        }

        return name.ToString().Trim('-');
    }
}

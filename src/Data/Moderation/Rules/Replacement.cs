namespace Studio.Data.Moderation.Rules;

/// <summary>
/// What stands in the place of a word, written in one line for all languages: "flat shapes | de: flache Formen | ja: 平らな形".
/// The part without a language is for all others.
/// </summary>
public static class Replacement
{
    public const int MaxLength = 500;

    /// <param name="language">BCP-47, of the text.</param>
    public static string? In(string? becomes, string? language)
    {
        if (becomes is null)
        {
            return null;
        }

        string? others = null;
        string? inLanguage = null;
        foreach (var part in becomes.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var named = LanguageOf(part);
            if (named is null)
            {
                others ??= part;
            }
            else if (Is(language, named))
            {
                inLanguage ??= part[(named.Length + 1)..].TrimStart();
            }
        }

        return inLanguage ?? others;
    }

    // "zh" is for "zh-Hans" too.
    private static bool Is(string? language, string named) =>
        language is not null && (language.Equals(named, StringComparison.OrdinalIgnoreCase) || language.StartsWith(named + "-", StringComparison.OrdinalIgnoreCase));

    /// <summary>"de" of "de: flache Formen"; null where none is named.</summary>
    private static string? LanguageOf(string part)
    {
        var colon = part.IndexOf(": ", StringComparison.Ordinal);
        return colon is >= 2 and <= 12 && part[..colon].All(letter => char.IsAsciiLetter(letter) || letter == '-') && IsCode(part[..colon])
            ? part[..colon]
            : null;
    }

    // "style: flat" names no language.
    private static bool IsCode(string name) => name.IndexOf('-', StringComparison.Ordinal) is var dash && (dash < 0 ? name.Length : dash) <= 3;
}

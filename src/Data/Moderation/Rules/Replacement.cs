using System.Text.RegularExpressions;

namespace Studio.Data.Moderation.Rules;

/// <summary>
/// What stands in the place of a word, written in one line for all languages: "flat shapes | de: flache Formen | ja: 平らな形".
/// The part without a language is for all others.
/// </summary>
public static partial class Replacement
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
            var named = Named().Match(part);
            var words = named.Success ? part[named.Length..] : part;
            if (named.Success && Is(language, named.Groups[1].Value))
            {
                inLanguage ??= words;
            }
            else if (!named.Success)
            {
                others ??= words;
            }
        }

        return inLanguage ?? others;
    }

    // "zh" is for "zh-Hans" too.
    private static bool Is(string? language, string named) =>
        language is not null && (language.Equals(named, StringComparison.OrdinalIgnoreCase) || language.StartsWith(named + "-", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^([a-z]{2,3}(?:-[A-Za-z]{2,8})?):\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}

using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Slots;

/// <summary>Puts other words into an English sentence and sets the article before them right.</summary>
internal static partial class EnglishText
{
    public static string Replace(string text, int start, int length, string words)
    {
        var capital = length > 0 && char.IsUpper(text[start]) && words.Length > 0;
        var put = capital ? char.ToUpperInvariant(words[0]) + words[1..] : words;
        return Articles(text[..start] + put + text[(start + length)..], start);
    }

    /// <summary>"a owl" becomes "an owl", where the words at <paramref name="at"/> follow an article.</summary>
    private static string Articles(string text, int at)
    {
        var before = ArticleBefore().Match(text[..at]);
        if (!before.Success || at >= text.Length)
        {
            return text;
        }

        var article = before.Groups["article"];
        var wanted = NounPhrase.Article(text[at..]);
        return text[..article.Index] + (char.IsUpper(article.Value[0]) ? char.ToUpperInvariant(wanted[0]) + wanted[1..] : wanted) + text[(article.Index + article.Length)..];
    }

    [GeneratedRegex(@"\b(?<article>[Aa]n?) $", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ArticleBefore();
}

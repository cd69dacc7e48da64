using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Ledger;

/// <summary>Whether a text says a word, and what of a wish a note names.</summary>
internal static partial class SaidWords
{
    public static bool Hold(string text, string word, string language)
    {
        if (LockedPhrases.Occurrences(text, word).Count > 0)
        {
            return true;
        }

        if (language != "en")
        {
            return false;
        }

        var stems = Stems(WordFold.Fold(word)).ToHashSet(StringComparer.Ordinal);
        return PromptPieces.Split(WordFold.Fold(text)).Where(PromptPieces.IsWord).SelectMany(Stems).Any(stems.Contains);
    }

    /// <summary>Where the words stand that a note quotes as left out or not to be seen.</summary>
    public static IEnumerable<(int Start, int Length)> NamedIn(string wish, string? note) => note is null ? [] : Sentences().Split(note)
        .Where(sentence => !Done().IsMatch(sentence))
        .SelectMany(sentence => Quotes().Matches(sentence).Select(match => match.Groups["words"].Value))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .SelectMany(quote => quote.Any(Script.IsHangul) ? WithEndings(wish, quote) : LockedPhrases.Occurrences(wish, quote));

    /// <summary>A note says 춤추 of 춤추는.</summary>
    private static IEnumerable<(int Start, int Length)> WithEndings(string wish, string quote)
    {
        for (var at = wish.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = wish.IndexOf(quote, at + quote.Length, StringComparison.Ordinal))
        {
            var end = at + quote.Length;
            while (end < wish.Length && Script.IsHangul(wish[end]))
            {
                end++;
            }

            yield return (at, end - at);
        }
    }

    /// <summary>"sitting" is said by "sits".</summary>
    private static IEnumerable<string> Stems(string word) => WordEndings.Stems(word, "en").Concat(EnglishVerb.Stems(word));

    [GeneratedRegex("“(?<words>[^”]+)”", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quotes();

    /// <summary>What the studio put in or took out speaks of the text.</summary>
    [GeneratedRegex("^The studio (?:wrote|took) ", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Done();

    [GeneratedRegex(@"(?<=\.)\s+(?=[A-Z“])", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sentences();
}

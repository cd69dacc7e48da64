using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting;

/// <summary>A sentence that puts a locked phrase into a description, in its own words.</summary>
internal static partial class LockedSentence
{
    /// <param name="wish">What stands in quotes there and is not translated is writing.</param>
    public static string Of(LockedPhrase phrase, string wish)
    {
        var words = phrase.InPrompt.Trim().TrimEnd('.');
        if (phrase.InPrompt == phrase.Text && LockedPhrases.QuotedWords(wish).Contains(phrase.Text, StringComparer.Ordinal))
        {
            return $"It says \"{words}\".";
        }

        if (StyleOf().Match(wish) is { Success: true } style && style.Groups["name"].Value.StartsWith(phrase.Text, StringComparison.Ordinal))
        {
            return $"It is drawn in the style of {words}.";
        }

        return $"The picture includes {Article(words)}{words}.";
    }

    /// <summary>"a golden crown", but "two cats", "Tama", "glasses".</summary>
    private static string Article(string words)
    {
        var first = words.Split(' ')[0];
        var isPlainNoun = words.Length > 0 && char.IsAsciiLetterLower(words[0])
            && !words.EndsWith('s')
            && first is not ("a" or "an" or "the" or "two" or "three" or "four" or "five" or "some" or "many");
        return !isPlainNoun ? "" : "aeiou".Contains(words[0], StringComparison.Ordinal) ? "an " : "a ";
    }

    [GeneratedRegex(@"\bstyle of (?<name>.+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StyleOf();
}

using System.Text.RegularExpressions;

namespace Studio.Inference.Prompting.Guards;

/// <summary>Sentences that no person would write: words glued or doubled, plurals with two endings, one thing counted twice, ends cut off.</summary>
/// <param name="nouns">English names of things and counts, in lower case, single words with their plurals.</param>
internal sealed partial class Garble(IReadOnlySet<string> nouns)
{
    private const int ShortestNoun = 3;

    /// <summary>What may follow a noun within a word: "starry" and "cartoon" are words of captions.</summary>
    private static readonly HashSet<string> Words = new(
        "planet planets starry stars cartoon sunny sunset sunlight carpet careful bearing bearded cats catching dogs rosy household housing foxy treetop fishing fiery beetle skyline snowy bushes busy sunshine moonlit tentative bellow bells bowl bows skulls cowboy applied belly capped"
            .Split(' '), StringComparer.Ordinal);

    public bool IsIn(string sentence) =>
        Camel().IsMatch(sentence) || Doubled().IsMatch(sentence) || CountedTwice().IsMatch(sentence) || CutOff().IsMatch(sentence) || TwoVerbs().IsMatch(sentence) || NoNoun().IsMatch(sentence) || OtherScript().IsMatch(sentence) || WordsOf(sentence).Any(IsGlued);

    /// <summary>"threest", "foxs", "applees": a noun with what is no ending of it.</summary>
    private bool IsGlued(string word)
    {
        if (nouns.Contains(word) || Words.Contains(word))
        {
            return false;
        }

        for (var length = word.Length - 1; length >= ShortestNoun; length--)
        {
            if (nouns.Contains(word[..length]) && Ending().IsMatch(word[length..]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> WordsOf(string sentence) => PromptPieces.Split(sentence.ToLowerInvariant()).Where(PromptPieces.IsWord);

    [GeneratedRegex(@"\p{Ll}\p{Lu}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Camel();

    [GeneratedRegex(@"\b(?<word>\p{L}{2,}) \k<word>\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Doubled();

    [GeneratedRegex(@"\b(?<count>two|three|four) [\w-]+ \k<count>\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CountedTwice();

    [GeneratedRegex(@"^(?:There (?:is|are)|The picture shows|This [\w ]+ shows) [^.]*\b(?:(?:is|are) (?:shown|drawn)|appears?)\b|\ban? (?:two|three|four)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TwoVerbs();

    /// <summary>"There is a large and to the right of a fox.", "There are threeti arranged".</summary>
    [GeneratedRegex(@"\ban? (?:(?:large|small|medium-sized) )?and (?:to|on|in|at|next|beside)\b|\b(?:two|three)(?!fold|some)\p{Ll}+\b|\bfour(?!fold|some|teen|th)\p{Ll}+\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NoNoun();

    /// <summary>Outside quotes.</summary>
    [GeneratedRegex(@"^[^""]*[\p{IsCyrillic}\p{IsGreek}\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsHangulSyllables}]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OtherScript();

    [GeneratedRegex(@"(?:^|[ ])(?:an?|the|of|with|and|wearing|next|to|on|at|in)[.,]?\s*$|^\p{Ll}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CutOff();

    [GeneratedRegex(@"^(?:s|es|ss|ses|st|t|th|ed|e|ees|two|three|four|an?|the)$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Ending();
}

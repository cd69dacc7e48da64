using System.Text.RegularExpressions;
using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting;

/// <summary>Words of a wish that must survive: which they are, and whether a prompt still holds them.</summary>
public static partial class LockedPhrases
{
    private const int MaxPhrases = 12;
    private const int LongestPhrase = 120;

    /// <summary>
    /// Words that the person locked, quoted text, names and, in English wishes, counts. What is to be read in the picture stays as it is written, in any language; only a thing in quotes comes with
    /// its English. An empty English can be filled in by the person.
    /// </summary>
    public static IReadOnlyList<LockedPhrase> Suggest(string wish, ModelVocabulary vocabulary)
    {
        var reading = vocabulary.Reader.Read(wish);
        var quoted = Quotes().Matches(reading.Text).Select(match => Quoted(match, reading, vocabulary)).ToList();
        // A count of something that is left out goes with it.
        var counts = new WishSlots(reading, new PromptScene("", vocabulary.Reader), isChange: false).Of(ConceptKind.Number).Where(match => reading.IsEnglish && match.Concept.Id != WishSlots.OneOnly).Select(match => reading.Text.Substring(match.Start, match.Length));
        // Letters that an English description cannot hold are no use in one: such a name is only said to be left out.
        var names = WishNames.Of(reading).Where(name => name.All(c => !char.IsLetter(c) || Script.IsLatin(c)) && !quoted.Select(phrase => phrase.Text).Concat(LockMarks.Words(wish)).Any(words => words.Contains(name, StringComparison.Ordinal))).Select(name => new LockedPhrase(name, reading.IsEnglish ? null : ""));
        var locked = LockMarks.Words(wish).Select(words => new LockedPhrase(words, reading.IsEnglish ? null : English(words, vocabulary) ?? ""));
        return [.. locked.Concat(quoted).Concat(counts.Select(text => new LockedPhrase(text))).Concat(names)
            .Where(phrase => phrase.Text.Length is > 0 and <= LongestPhrase)
            .DistinctBy(phrase => phrase.Text, StringComparer.OrdinalIgnoreCase)
            .Take(MaxPhrases)];
    }

    private static LockedPhrase Quoted(Match quote, WishReading wish, ModelVocabulary vocabulary)
    {
        var words = quote.Groups["text"].Value.Trim();
        return wish.IsEnglish ? new LockedPhrase(words) : new LockedPhrase(words, QuoteUse.IsHeld(wish, quote.Index, quote.Length) ? English(words, vocabulary) ?? "" : "");
    }

    /// <summary>The English of a few words: each concept by its phrase, colours and counts before what they belong to.</summary>
    public static string? English(string text, ModelVocabulary vocabulary)
    {
        var reading = vocabulary.Reader.Read(text);
        if (reading.Matches.Count > 0 && !WishReader.IsAllKnown(reading))
        {
            // Half a title in English is neither the title nor English.
            return null;
        }

        var concepts = reading.Matches
            .DistinctBy(match => match.Start)
            .Select(match => match.Concept)
            .OrderBy(concept => concept.Kind switch { ConceptKind.Number => 0, ConceptKind.Size => 1, ConceptKind.Color => 2, ConceptKind.Object => 3, ConceptKind.Wearable => 4, _ => 5 })
            .ToList();
        if (concepts.Count == 0)
        {
            return text.All(char.IsAscii) ? text : null;
        }

        var article = new EnglishPhrase();
        foreach (var concept in concepts)
        {
            article.Add(concept);
        }

        return article.ToString();
    }

    /// <summary>Where a text has words in quotes, with them.</summary>
    internal static IEnumerable<(int Start, int Length)> Quoted(string text) => Quotes().Matches(text).Select(match => (match.Index, match.Length));

    /// <summary>The quoted words alone.</summary>
    internal static IEnumerable<string> QuotedWords(string text) => Quotes().Matches(text).Select(match => match.Groups["text"].Value.Trim());

    /// <summary>A count is held by any word for it: "10" by "ten".</summary>
    internal static bool Holds(string prompt, LockedPhrase phrase) => NumberWords.SameAs(phrase.InPrompt).Any(words => Occurrences(prompt, words).Count > 0);

    internal static List<(int Start, int Length)> Occurrences(string prompt, string phrase)
    {
        var found = new List<(int, int)>();
        for (var at = 0; phrase.Length > 0 && (at = prompt.IndexOf(phrase, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += phrase.Length)
        {
            if (!Continues(prompt, at - 1, phrase[0]) && !Continues(prompt, at + phrase.Length, phrase[^1]))
            {
                found.Add((at, phrase.Length));
            }
        }

        return found;
    }

    /// <summary>"cat" is not held by "concatenate".</summary>
    private static bool Continues(string text, int at, char edge) =>
        at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]) && char.IsLetterOrDigit(edge) && !Script.IsEastAsian(edge);

    [GeneratedRegex("«(?<text>[^»]+)»|「(?<text>[^」]+)」|『(?<text>[^』]+)』|“(?<text>[^”]+)”|„(?<text>[^“”\"]+)[“”\"]|\"(?<text>[^\"]+)\"|＂(?<text>[^＂]+)＂|《(?<text>[^》]+)》|‚(?<text>[^‘’]+)[‘’]|(?<!\\p{L})‘(?<text>[^’]+)’(?!\\p{L})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quotes();
}

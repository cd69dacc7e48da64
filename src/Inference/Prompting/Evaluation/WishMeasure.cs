using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting.Evaluation;

/// <summary>Compares a prompt with the wish it was written for.</summary>
public sealed class WishMeasure(ModelVocabulary vocabulary, PromptWindow window)
{
    private readonly HashSet<string> _domain = DomainOf(vocabulary);

    public WishScore Of(string wish, UpsampleResult result, TimeSpan took)
    {
        var reading = vocabulary.Reader.Read(wish);
        var named = vocabulary.Reader.ReadPrompt(result.Text).Select(match => match.Concept.Id).ToHashSet(StringComparer.Ordinal);
        var words = Words(result.Text);
        var unknown = UnknownWords.Of(reading, vocabulary, words);
        return new WishScore
        {
            Wish = wish,
            Language = result.Language,
            Prompt = result.Text,
            Outcome = result.Outcome,
            Note = result.Note,
            Attempts = result.Attempts,
            IsEnglish = AnswerCheck.IsEnglish(result.Text),
            Words = words.Count,
            Tokens = window.CountTokens(result.Text),
            Nouns = OfKind(reading, named, ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Time) + unknown.Things,
            NotJudged = unknown.NotJudged,
            Numbers = OfKind(reading, named, ConceptKind.Number),
            Colours = OfKind(reading, named, ConceptKind.Color),
            Quoted = QuotedOf(wish, reading.Text, result.Text),
            WishWords = reading.IsEnglish ? WishWordsOf(reading.Text, words) : Kept.Nothing,
            InDomain = vocabulary.IsEmpty || words.Count == 0 ? null : words.Average(word => IsKnown(word) ? 1.0 : 0.0),
            Milliseconds = Math.Round(took.TotalMilliseconds, 1),
        };
    }

    /// <summary>Names at one place are homonyms ("orange"): one of them is enough.</summary>
    private static Kept OfKind(WishReading reading, HashSet<string> named, params ConceptKind[] kinds)
    {
        var asked = reading.Matches.GroupBy(match => match.Start).Where(meanings => kinds.Contains(meanings.First().Concept.Kind)).ToList();
        return Kept.Of(asked, meanings => meanings.Any(match => named.Contains(match.Concept.Id)));
    }

    private Kept QuotedOf(string wish, string text, string prompt)
    {
        var quoted = LockedPhrases.QuotedWords(text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Kept.Of(LockedPhrases.Suggest(wish, vocabulary).Where(phrase => quoted.Contains(phrase.Text)).ToList(), phrase => LockedPhrases.Holds(prompt, phrase));
    }

    private static Kept WishWordsOf(string wish, List<string> prompt)
    {
        var stems = prompt.SelectMany(word => WordEndings.Stems(word, "en")).ToHashSet(StringComparer.Ordinal);
        var asked = Words(wish).Where(word => !GlueWords.Contains(word) && !LanguageGuess.IsSmallWord(word)).Distinct(StringComparer.Ordinal).ToList();
        return Kept.Of(asked, word => WordEndings.Stems(word, "en").Any(stems.Contains));
    }

    private bool IsKnown(string word) => GlueWords.Contains(word) || LanguageGuess.IsSmallWord(word) || WordEndings.Stems(word, "en").Any(_domain.Contains);

    internal static List<string> Words(string text) => [.. PromptPieces.Split(WordFold.Fold(text)).Where(PromptPieces.IsWord)];

    private static HashSet<string> DomainOf(ModelVocabulary vocabulary)
    {
        var texts = vocabulary.Concepts.SelectMany(concept => concept.Names.GetValueOrDefault("en", []).Concat(concept.Details).Append(concept.Phrase))
            .Concat(vocabulary.Patterns)
            .Concat(vocabulary.Examples.Select(example => example.Prompt));
        return texts.SelectMany(Words).SelectMany(word => WordEndings.Stems(word, "en")).ToHashSet(StringComparer.Ordinal);
    }
}

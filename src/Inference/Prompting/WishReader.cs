using Studio.Inference.Prompting.Guards;

namespace Studio.Inference.Prompting;

/// <summary>Guesses a wish's language and finds the concepts in it.</summary>
internal sealed class WishReader(IReadOnlyList<Concept> concepts)
{
    private static readonly string[] Latin = ["en", "de", "fr", "es", "pt", "it"];

    private static readonly string[] PairedThings = ["cherries"];

    private readonly ConceptFinder _finder = new(concepts);
    private readonly EmojiNames _emoji = new(concepts);
    private readonly Concept? _background = concepts.FirstOrDefault(concept => concept.Kind == ConceptKind.Background);
    private readonly Concept? _sky = concepts.FirstOrDefault(concept => concept is { Kind: ConceptKind.Place, Id: "clouds" });

    /// <summary>Writing in quotes names nothing; words that only stand in quotes because they must stay do.</summary>
    /// <param name="thread">Language of the wishes before: "tausche sie" alone tells nothing.</param>
    public WishReading Read(string wish, string? thread = null)
    {
        var all = WallWords.With(SkyWords.With(ReadAll(wish, thread), _sky, _background, isChange: thread is not null), _background);
        var reading = all with { Matches = PatternWords.OfBackground(all, isChange: thread is not null) };
        var writing = LockedPhrases.Quoted(reading.Text).Concat(WrittenTitles.Of(reading.Text)).Where(quote => quote.Length < reading.Text.Trim().Length && !IsThing(reading, quote.Start, quote.Length)).ToList();
        return writing.Count == 0 ? reading : reading with { Matches = [.. reading.Matches.Where(match => !writing.Exists(quote => match.Start >= quote.Start && match.End <= quote.Start + quote.Length))] };
    }

    /// <summary>Whether the tables know every word of a few.</summary>
    public static bool IsAllKnown(WishReading words) => words.Matches.Count > 0 && !words.Unknown().Any();

    /// <summary>「金の王冠」をかぶっている names a crown in another language than the prompt's; every other quote is writing.</summary>
    private bool IsThing(WishReading wish, int start, int length) =>
        !wish.IsEnglish && QuoteUse.IsHeld(wish, start, length) && IsAllKnown(ReadAll(wish.Text.Substring(start + 1, length - 2)));

    private WishReading ReadAll(string wish, string? thread = null)
    {
        var text = LockMarks.Blank(ValidText.Of(wish).Normalize());
        var language = LanguageGuess.Of(FrameMarks.Blank(text));
        if (language != LanguageGuess.Unknown)
        {
            List<ConceptMatch> matches = [.. Find(text, Tables(language)).Where(match => !IsPartOfName(match, text, language))];
            // A guess from small words may be wrong; then another language of the alphabet knows more.
            return matches.Count > 0 || !Latin.Contains(language, StringComparer.Ordinal) ? new WishReading(text, language, matches)
                : LanguageGuess.IsSure(text, language) ? new WishReading(text, language, Best(text, fallback: language).Matches)
                : Best(text, fallback: language);
        }

        if (thread is not null && Latin.Contains(thread, StringComparer.Ordinal) && text.Any(char.IsLetter) && text.All(c => !char.IsLetter(c) || Script.IsLatin(c)))
        {
            var (own, best) = (new WishReading(text, thread, Find(text, [thread])), Best(text, thread));
            return best.Matches.Sum(match => match.Length) > own.Matches.Sum(match => match.Length) ? best : own;
        }

        return Best(text, fallback: text.Any(char.IsAsciiLetter) && text.All(c => char.IsAscii(c) || !char.IsLetter(c)) ? "en" : LanguageGuess.Unknown);
    }

    /// <summary>Tells garbled sentences by the names of things and counts that the tables have.</summary>
    public Garble Garble { get; } = new(concepts
        .Where(concept => concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Number)
        .SelectMany(concept => concept.Names["en"].Append(concept.Phrase).Append(concept.Plural ?? ""))
        .SelectMany(PromptPieces.Split)
        .Where(PromptPieces.IsWord)
        .Select(word => word.ToLowerInvariant())
        .Where(word => word.Length > 2 && !GlueWords.Contains(word))
        .ToHashSet(StringComparer.Ordinal));

    /// <summary>What an English prompt names.</summary>
    public IReadOnlyList<ConceptMatch> ReadPrompt(string prompt) => Find(prompt, ["en"]);

    /// <summary>The last character of 孙悟空 is a Japanese sky.</summary>
    private static bool IsPartOfName(ConceptMatch match, string text, string language) => language is "zh" or "zh-Hant" && match.Length == 1 && match.Start > 0 && Script.IsHan(text[match.Start - 1])
        && !match.Concept.Names["zh"].Contains(text.Substring(match.Start, 1), StringComparer.Ordinal);

    /// <summary>"a pair of glasses" is one.</summary>
    private static bool IsPair(ConceptMatch match, string text) =>
        match.Concept.Kind == ConceptKind.Number && text[match.Start..match.End].Contains("pair", StringComparison.OrdinalIgnoreCase);

    private WishReading Best(string text, string fallback)
    {
        var readings = Latin.Select(language => new WishReading(text, language, Find(text, [language])));
        var best = readings.MaxBy(reading => (reading.Matches.Any(IsThing), reading.Matches.Sum(match => match.Length)))!;
        return best.Matches.Count > 0 ? best : new WishReading(text, fallback, []);
    }

    public static bool IsThing(ConceptMatch match) => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place;

    private IReadOnlyList<ConceptMatch> Find(string text, string[] languages)
    {
        var plain = FrameMarks.Blank(text);
        var noCounts = Figures.NoCounts(plain);
        var large = Figures.LargeCounts(plain, languages.Contains("en", StringComparer.Ordinal)).Where(match => !IsIn(match, noCounts)).ToList();
        var found = WithoutPairs(_finder.Find(plain, languages), text)
            .Where(match => match.Concept.Kind != ConceptKind.Number || (!Figures.IsPartOfWord(plain, match) && !IsIn(match, noCounts) && !large.Exists(other => match.Start < other.End && other.Start < match.End)));
        return [.. found.Concat(large).Concat(_emoji.Find(text)).OrderBy(match => match.Start)];
    }

    private static bool IsIn(ConceptMatch match, IReadOnlyList<(int Start, int End)> ranges) => ranges.Any(range => match.Start >= range.Start && match.Start < range.End);

    private static IEnumerable<ConceptMatch> WithoutPairs(IReadOnlyList<ConceptMatch> found, string text) =>
        found.Where(match => !IsPair(match, text) || found.Any(noun => noun.Start > match.End && noun.Start <= match.End + 16 && noun.Concept.Kind == ConceptKind.Object && !PairedThings.Contains(noun.Concept.Id, StringComparer.Ordinal)));

    /// <summary>Japanese written in Han alone looks like Chinese.</summary>
    private static string[] Tables(string language) => language switch
    {
        "zh" or "zh-Hant" => ["zh", "ja"],
        "uk" => ["ru"],
        _ => [language],
    };
}

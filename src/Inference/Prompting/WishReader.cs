namespace Studio.Inference.Prompting;

/// <summary>Guesses a wish's language and finds the concepts in it.</summary>
internal sealed class WishReader(IReadOnlyList<Concept> concepts)
{
    private static readonly string[] Latin = ["en", "de", "fr", "es", "pt", "it"];

    private readonly ConceptFinder _finder = new(concepts);

    public WishReading Read(string wish)
    {
        var text = ValidText.Of(wish).Normalize();
        var language = LanguageGuess.Of(text);
        if (language != LanguageGuess.Unknown)
        {
            var matches = Find(text, Tables(language));
            // A guess from small words may be wrong; then another language of the alphabet knows more.
            return matches.Count > 0 || !Latin.Contains(language, StringComparer.Ordinal) ? new WishReading(text, language, matches) : Best(text, fallback: language);
        }

        return Best(text, fallback: text.Any(char.IsAsciiLetter) && text.All(c => char.IsAscii(c) || !char.IsLetter(c)) ? "en" : LanguageGuess.Unknown);
    }

    /// <summary>What an English prompt names.</summary>
    public IReadOnlyList<ConceptMatch> ReadPrompt(string prompt) => Find(prompt, ["en"]);

    private WishReading Best(string text, string fallback)
    {
        var readings = Latin.Select(language => new WishReading(text, language, Find(text, [language])));
        var best = readings.MaxBy(reading => (reading.Matches.Any(IsThing), reading.Matches.Sum(match => match.Length)))!;
        return best.Matches.Count > 0 ? best : new WishReading(text, fallback, []);
    }

    public static bool IsThing(ConceptMatch match) => match.Concept.Kind is ConceptKind.Object or ConceptKind.Wearable or ConceptKind.Place;

    private IReadOnlyList<ConceptMatch> Find(string text, string[] languages) => _finder.Find(text, languages);

    /// <summary>Japanese written in Han alone looks like Chinese.</summary>
    private static string[] Tables(string language) => language switch
    {
        "zh" or "zh-Hant" => ["zh", "ja"],
        "uk" => ["ru"],
        _ => [language],
    };
}

namespace Studio.Inference.Prompting;

/// <summary>Names in Japanese, Chinese or Korean, found inside running text, with what keeps リス out of クリスマス and 개 out of 무지개.</summary>
internal sealed class EastAsianNames
{
    private const string JapaneseParticles = "のはがをにとでもへやいくるた";
    private const string KoreanCounts = "한두세네섯곱덟홉열";
    private const string KoreanParticles = "가이은는을를의와과에도로만으";

    private readonly string _language;
    private readonly ILookup<char, (string Form, Concept Concept)> _byFirst;

    public EastAsianNames(string language, IReadOnlyList<Concept> concepts)
    {
        _language = language;
        _byFirst = concepts
            .SelectMany(concept => concept.Names[language], (concept, form) => (Form: WordFold.Fold(form), concept))
            .ToLookup(name => name.Form[0]);
    }

    public IEnumerable<ConceptMatch> Find(string folded)
    {
        for (var at = 0; at < folded.Length; at++)
        {
            foreach (var (form, concept) in _byFirst[folded[at]])
            {
                if (string.CompareOrdinal(folded, at, form, 0, form.Length) == 0 && Stands(folded, at, form))
                {
                    yield return new ConceptMatch(concept, at, form.Length);
                }
            }
        }
    }

    private bool Stands(string text, int at, string form)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + form.Length < text.Length ? text[at + form.Length] : ' ';
        if (form.All(char.IsAsciiLetterOrDigit))
        {
            return !char.IsAsciiLetterOrDigit(before) && !char.IsAsciiLetterOrDigit(after);
        }

        if (_language == "ko")
        {
            return !Script.IsHangul(before) && !IsCounter(text, at, form) && (form.Length > 1 || !Script.IsHangul(after) || KoreanParticles.Contains(after, StringComparison.Ordinal));
        }

        if (form.All(Script.IsKatakana))
        {
            return !Script.IsKatakana(before) && !Script.IsKatakana(after);
        }

        // Short names in hiragana also occur inside other words.
        return form.Length > 3 || !form.All(Script.IsHiragana)
            || (StandsAlone(before) && StandsAlone(after));
    }

    /// <summary>개 counts things as often as it is a dog: 사과 세 개.</summary>
    private static bool IsCounter(string text, int at, string form)
    {
        var before = text[..at].TrimEnd();
        return form is "개" && before.Length > 0 && (char.IsAsciiDigit(before[^1]) || KoreanCounts.Contains(before[^1], StringComparison.Ordinal));
    }

    private static bool StandsAlone(char neighbour) =>
        !Script.IsHiragana(neighbour) || JapaneseParticles.Contains(neighbour, StringComparison.Ordinal);
}

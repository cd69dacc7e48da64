namespace Studio.Inference.Prompting;

/// <summary>
/// Finds concepts in a text. The longest name wins where several overlap, so 熊猫 is no 猫 and "pine forest" no pine tree; names of equal length at one place are homonyms and all count.
/// </summary>
internal sealed class ConceptFinder
{
    private readonly Dictionary<string, SpacedNames> _spaced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EastAsianNames> _eastAsian = new(StringComparer.Ordinal);

    public ConceptFinder(IReadOnlyList<Concept> concepts)
    {
        foreach (var language in WordTable.Languages)
        {
            if (language is "ja" or "zh" or "ko")
            {
                _eastAsian[language] = new EastAsianNames(language, concepts);
            }
            else
            {
                _spaced[language] = new SpacedNames(language, concepts);
            }
        }
    }

    public IReadOnlyList<ConceptMatch> Find(string text, IEnumerable<string> languages)
    {
        var folded = WordFold.Fold(text);
        var candidates = languages
            .SelectMany(language => FindIn(language, folded))
            .OrderByDescending(match => match.Length).ThenBy(match => match.Start);
        var found = new List<ConceptMatch>();
        foreach (var candidate in candidates)
        {
            if (!found.Any(other => Overlap(other, candidate) && !Same(other, candidate)) && !found.Contains(candidate))
            {
                found.Add(candidate);
            }
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>Nothing in a language that the tables have no words for.</summary>
    private IEnumerable<ConceptMatch> FindIn(string language, string folded) =>
        _spaced.TryGetValue(language, out var spaced) ? spaced.Find(folded)
        : _eastAsian.TryGetValue(language, out var eastAsian) ? eastAsian.Find(folded)
        : [];

    private static bool Overlap(ConceptMatch a, ConceptMatch b) => a.Start < b.End && b.Start < a.End;

    private static bool Same(ConceptMatch a, ConceptMatch b) => a.Start == b.Start && a.Length == b.Length;
}

namespace Studio.Inference.Prompting;

/// <summary>Joins concepts to a noun phrase: adjectives without an article, then the noun, "golden crown", "two red apples".</summary>
internal sealed class EnglishPhrase
{
    private readonly List<string> _words = [];
    private bool _several;

    public void Add(Concept concept)
    {
        _several |= concept.Kind == ConceptKind.Number;
        var noun = _several && concept.Plural is { } plural ? plural : WithoutArticle(concept.Phrase);
        var last = _words.Count > 0 ? _words[^1] : "";
        // "golden" + "golden crown"
        _words.AddRange(last.Length > 0 && noun.StartsWith(last + " ", StringComparison.Ordinal) ? noun.Split(' ').Skip(1) : noun.Split(' '));
    }

    public override string ToString() => string.Join(' ', _words);

    public static string Capital(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];

    public static string WithoutArticle(string phrase) =>
        phrase.StartsWith("a ", StringComparison.Ordinal) ? phrase[2..]
        : phrase.StartsWith("an ", StringComparison.Ordinal) ? phrase[3..]
        : phrase.StartsWith("the ", StringComparison.Ordinal) ? phrase[4..]
        : phrase;
}

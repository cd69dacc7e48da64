namespace Studio.Inference.Prompting;

/// <summary>Emoji that show a thing: the same in every language.</summary>
internal sealed class EmojiNames
{
    private readonly (string Emoji, Concept Concept)[] _names;

    public EmojiNames(IReadOnlyList<Concept> concepts)
    {
        var byId = concepts.ToLookup(concept => concept.Id, StringComparer.Ordinal);
        _names = [.. WordTable.Rows("emoji.tsv")
            .SelectMany(row => WordTable.Forms(row["emoji"]).SelectMany(emoji => byId[row["id"]].Select(concept => (emoji, concept))))
            .OrderByDescending(name => name.emoji.Length)];
    }

    public IEnumerable<ConceptMatch> Find(string text)
    {
        if (text.All(char.IsAscii))
        {
            yield break;
        }

        foreach (var (emoji, concept) in _names)
        {
            for (var at = text.IndexOf(emoji, StringComparison.Ordinal); at >= 0; at = text.IndexOf(emoji, at + emoji.Length, StringComparison.Ordinal))
            {
                yield return new ConceptMatch(concept, at, emoji.Length);
            }
        }
    }
}

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

        // A polar bear is made of a bear and snow: the longest comes first and takes its place.
        var taken = new int[text.Length];
        foreach (var (emoji, concept) in _names)
        {
            for (var at = text.IndexOf(emoji, StringComparison.Ordinal); at >= 0; at = text.IndexOf(emoji, at + emoji.Length, StringComparison.Ordinal))
            {
                if (taken[at] > emoji.Length || taken[at + emoji.Length - 1] > emoji.Length)
                {
                    continue;
                }

                taken.AsSpan(at, emoji.Length).Fill(emoji.Length);
                yield return new ConceptMatch(concept, at, emoji.Length);
            }
        }
    }
}

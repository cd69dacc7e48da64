namespace Studio.Inference.Prompting;

/// <summary>Names of one language that puts spaces between words.</summary>
internal sealed class SpacedNames
{
    private const int ShortestCompoundPart = 4;

    /// <summary>Not numbers: a Klavier is no vier.</summary>
    private static readonly ConceptKind[] Joins = [ConceptKind.Object, ConceptKind.Wearable, ConceptKind.Place, ConceptKind.Time, ConceptKind.Color, ConceptKind.Background, ConceptKind.Pattern];

    private readonly string _language;
    private readonly Dictionary<string, List<Name>> _byFirstStem = new(StringComparer.Ordinal);

    public SpacedNames(string language, IReadOnlyList<Concept> concepts)
    {
        _language = language;
        foreach (var concept in concepts)
        {
            foreach (var form in concept.Names[language])
            {
                var words = PromptPieces.Split(WordFold.Fold(form)).Where(PromptPieces.IsWord).ToArray();
                var name = new Name(concept, [.. words.Select(Stems)], words[0]);
                foreach (var stem in name.Words[0])
                {
                    if (!_byFirstStem.TryGetValue(stem, out var names))
                    {
                        _byFirstStem[stem] = names = [];
                    }

                    names.Add(name);
                }
            }
        }
    }

    public IEnumerable<ConceptMatch> Find(string folded)
    {
        var words = Words(folded);
        for (var i = 0; i < words.Count; i++)
        {
            var (start, word) = words[i];
            var names = Stems(word).SelectMany(stem => _byFirstStem.GetValueOrDefault(stem, [])).Distinct().ToList();
            // "Burg" is a castle, though "Burger" ends like one of its cases.
            var isSaid = names.Exists(name => name.IsWord(word));
            foreach (var name in names.Where(name => !isSaid || name.Words.Count > 1 || name.IsWord(word) || name.Concept.Kind != ConceptKind.Object))
            {
                var last = i + name.Words.Count - 1;
                if (last < words.Count && (name.Words.Count > 1 || !IsVerb(word, name)) && name.Words.Skip(1).Index().All(pair => pair.Item.Overlaps(Stems(words[i + 1 + pair.Index].Word))))
                {
                    yield return new ConceptMatch(name.Concept, start, words[last].Start + words[last].Word.Length - start);
                }
            }

            foreach (var match in InHyphens(start, word))
            {
                yield return match;
            }

            if (_language == "de")
            {
                foreach (var match in InCompound(start, word))
                {
                    yield return match;
                }
            }
        }
    }

    /// <summary>"regala" gives a "regalo": only an animal changes its gender.</summary>
    private bool IsVerb(string word, Name name) => _language is "es" or "it" or "pt" && name.Concept is { Kind: ConceptKind.Object, Category: not "animal" }
        && ((Ends(name.First, "o") && Ends(word, "a", "as", "e")) || (Ends(name.First, "a") && Ends(word, "o", "os")));

    private static bool Ends(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"red-and-white", "schwarz-weiß".</summary>
    private IEnumerable<ConceptMatch> InHyphens(int start, string word)
    {
        if (!word.Contains('-', StringComparison.Ordinal))
        {
            yield break;
        }

        var at = start;
        foreach (var part in word.Split('-'))
        {
            foreach (var name in Stems(part).SelectMany(stem => _byFirstStem.GetValueOrDefault(stem, [])).Distinct().Where(name => name.Words.Count == 1 && name.Concept.Kind == ConceptKind.Color))
            {
                yield return new ConceptMatch(name.Concept, at, part.Length);
            }

            at += part.Length + 1;
        }
    }

    /// <summary>Eichhörnchenkönig holds a squirrel and a king; of two things the last is meant: Kirschtomaten are tomatoes.</summary>
    private IEnumerable<ConceptMatch> InCompound(int start, string word)
    {
        var lengths = Enumerable.Range(ShortestCompoundPart, Math.Max(0, word.Length - ShortestCompoundPart)).ToList();
        var tails = lengths.SelectMany(length => InPart(Stems(word[^length..]).Where(stem => stem.Length >= ShortestCompoundPart), start + word.Length - length, length)).ToList();
        var heads = lengths.SelectMany(length => InPart([word[..length]], start, length));
        return tails.Concat(heads.Where(head => head.Concept.Kind != ConceptKind.Object || !tails.Exists(tail => tail.Concept.Kind == ConceptKind.Object && tail.Start >= head.End)));
    }

    private IEnumerable<ConceptMatch> InPart(IEnumerable<string> stems, int at, int length) => stems
        .SelectMany(stem => _byFirstStem.GetValueOrDefault(stem, []))
        .Distinct()
        .Where(name => name.Words.Count == 1 && Joins.Contains(name.Concept.Kind))
        .Select(name => new ConceptMatch(name.Concept, at, length));

    private HashSet<string> Stems(string word) => [.. WordEndings.Stems(word, _language)];

    private static List<(int Start, string Word)> Words(string folded)
    {
        var words = new List<(int, string)>();
        var at = 0;
        foreach (var piece in PromptPieces.Split(folded))
        {
            if (PromptPieces.IsWord(piece))
            {
                words.Add((at, piece));
            }

            at += piece.Length;
        }

        return words;
    }

    private sealed record Name(Concept Concept, IReadOnlyList<HashSet<string>> Words, string First)
    {
        public bool IsWord(string word) => Words.Count == 1 && First == word;
    }
}

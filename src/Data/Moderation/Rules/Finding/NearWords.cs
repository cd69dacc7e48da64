using Studio.Data.Moderation.Rules.Reading;

namespace Studio.Data.Moderation.Rules.Finding;

/// <summary>
/// Whole words in which one letter is wrong: missing, one too many, another one, or two that changed places.
/// Two words are that near exactly where they are the same after at most one letter was taken out of each, or changed places (symmetric deletion, Garbe 2012).
/// </summary>
internal sealed class NearWords
{
    /// <summary>Of shorter words nearly every neighbour is a word of its own.</summary>
    public const int MinLength = 5;

    private readonly ListedWord[] _words;
    private readonly int[] _keys;
    private readonly int[] _places;

    public NearWords(IEnumerable<ListedWord> words)
    {
        _words = [.. words.Where(word => word.Text.Length >= MinLength && word.Text.All(letter => Letters.KindOf(letter) == LetterKind.Spaced)).DistinctBy(word => (word.Text, word.Rule, word.Term))];
        var keys = new List<int>();
        var places = new List<int>();
        foreach (var (place, word) in _words.Index())
        {
            foreach (var key in Keys(word.Text))
            {
                keys.Add(key);
                places.Add(place);
            }
        }

        (_keys, _places) = ([.. keys], [.. places]);
        Array.Sort(_keys, _places);
    }

    public IEnumerable<FoundWord> Find(FoldedText text) => _words.Length == 0 ? [] : Spans(text).SelectMany(span => Near(text, span.Start, span.End));

    private IEnumerable<FoundWord> Near(FoldedText text, int start, int end)
    {
        var written = text.Text[start..end];
        var (at, length) = text.Place(start, end - start);
        return Keys(written).SelectMany(Of).Distinct()
            .Where(place => IsNear(written, _words[place].Text))
            .Select(place => new FoundWord(_words[place].Rule, _words[place].Term, at, length, IsSpared: false));
    }

    private IEnumerable<int> Of(int key)
    {
        var at = Array.BinarySearch(_keys, key);
        while (at > 0 && _keys[at - 1] == key)
        {
            at--;
        }

        for (; at >= 0 && at < _keys.Length && _keys[at] == key; at++)
        {
            yield return _places[at];
        }
    }

    private static IEnumerable<(int Start, int End)> Spans(FoldedText text)
    {
        for (var at = 0; at < text.Text.Length; at++)
        {
            var start = at;
            while (at < text.Text.Length && text.KindOf(at) == LetterKind.Spaced)
            {
                at++;
            }

            if (at - start >= MinLength - 1)
            {
                yield return (start, at);
            }
        }
    }

    /// <summary>Of the word, and of the word without each of its letters.</summary>
    private static IEnumerable<int> Keys(string word) =>
        Enumerable.Range(0, word.Length).Select(at => string.GetHashCode(word.Remove(at, 1), StringComparison.Ordinal)).Append(string.GetHashCode(word, StringComparison.Ordinal)).Distinct();

    private static bool IsNear(string written, string listed)
    {
        var start = 0;
        while (start < written.Length && start < listed.Length && written[start] == listed[start])
        {
            start++;
        }

        var a = written.AsSpan(start);
        var b = listed.AsSpan(start);
        return (a.Length - b.Length) switch
        {
            1 => a[1..].SequenceEqual(b),
            -1 => b[1..].SequenceEqual(a),
            0 => a.IsEmpty || a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])),
            _ => false,
        };
    }
}

using Studio.Inference.Models;

namespace Studio.Inference.Tokenizers;

/// <summary>Byte pair encoding (arXiv:1508.07909) over a vocabulary and its ranked merges.</summary>
internal sealed class BytePairs
{
    /// <summary>Each byte within a word and at its end.</summary>
    private const int ByteTokens = 512;

    private const int MostSpecialTokens = 100;

    private readonly IReadOnlyDictionary<string, int> _vocabulary;
    private readonly Dictionary<(int Left, int Right), (int Rank, int Id)> _merges;

    private BytePairs(IReadOnlyDictionary<string, int> vocabulary, Dictionary<(int Left, int Right), (int Rank, int Id)> merges)
    {
        _vocabulary = vocabulary;
        _merges = merges;
    }

    public static BytePairs Read(string mergesFile, IReadOnlyDictionary<string, int> vocabulary)
    {
        var merges = new Dictionary<(int Left, int Right), (int Rank, int Id)>();
        var number = 0;
        foreach (var line in File.ReadLines(mergesFile))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("#version", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.Split(' ') is not [var left, var right]
                || !vocabulary.TryGetValue(left, out var leftId)
                || !vocabulary.TryGetValue(right, out var rightId)
                || !vocabulary.TryGetValue(left + right, out var merged))
            {
                throw new InferenceException($"The file {ConfigFile.Shown(mergesFile)} has a merge in line {number} that its vocabulary does not know; one of the two is damaged.");
            }

            merges.TryAdd((leftId, rightId), (merges.Count, merged));
        }

        // Whatever is neither a byte nor a special token was merged: with fewer merges other tokens come out, and another picture.
        return merges.Count >= vocabulary.Count - ByteTokens - MostSpecialTokens
            ? new BytePairs(vocabulary, merges)
            : throw new InferenceException($"The file {ConfigFile.Shown(mergesFile)} has {merges.Count:N0} merges for {vocabulary.Count:N0} tokens; it is cut off. Copy it again.");
    }

    /// <summary>Pieces of one word; each knows where its symbol begins.</summary>
    /// <param name="symbols">Byte symbols of the word, the last with its end mark.</param>
    public List<(int Id, int Symbol)> Encode(IReadOnlyList<string> symbols)
    {
        var pieces = new List<(int Id, int Symbol)>(symbols.Count);
        for (var i = 0; i < symbols.Count; i++)
        {
            if (_vocabulary.TryGetValue(symbols[i], out var id))
            {
                pieces.Add((id, i));
            }
        }

        while (Best(pieces) is { } best)
        {
            MergeAll(pieces, best.Pair, best.Id);
        }

        return pieces;
    }

    private ((int Left, int Right) Pair, int Id)? Best(List<(int Id, int Symbol)> pieces)
    {
        var lowest = int.MaxValue;
        ((int Left, int Right) Pair, int Id)? best = null;
        for (var i = 0; i + 1 < pieces.Count; i++)
        {
            var pair = (pieces[i].Id, pieces[i + 1].Id);
            if (_merges.TryGetValue(pair, out var merge) && merge.Rank < lowest)
            {
                lowest = merge.Rank;
                best = (pair, merge.Id);
            }
        }

        return best;
    }

    private static void MergeAll(List<(int Id, int Symbol)> pieces, (int Left, int Right) pair, int merged)
    {
        var kept = 0;
        for (var i = 0; i < pieces.Count; i++, kept++)
        {
            var joins = i + 1 < pieces.Count && pieces[i].Id == pair.Left && pieces[i + 1].Id == pair.Right;
            pieces[kept] = joins ? (merged, pieces[i].Symbol) : pieces[i];
            i += joins ? 1 : 0;
        }

        pieces.RemoveRange(kept, pieces.Count - kept);
    }
}

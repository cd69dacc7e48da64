using System.Text;
using System.Text.RegularExpressions;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>
/// Weights in a prompt: (word) times 1.1, [word] divided by it, (word:1.3) times 1.3, nested brackets multiply, a bracket
/// never closed holds to the end, a backslash makes the next bracket text. Checked against tests/goldens/prompt-weighting/attention.json.
/// </summary>
internal sealed partial class EmphasisReader
{
    private const double Round = 1.1;
    private const double Square = 1 / 1.1;

    private readonly List<EmphasisPiece> _pieces = [];
    private readonly Stack<int> _round = [];
    private readonly Stack<int> _square = [];

    private EmphasisReader()
    {
    }

    public static IReadOnlyList<EmphasisPiece> Read(string text)
    {
        var reader = new EmphasisReader();
        for (var at = 0; at < text.Length;)
        {
            at += reader.Take(text, at);
        }

        reader.CloseAll();
        return Merge(reader._pieces);
    }

    /// <summary>One sign or one run of text; says how long it was.</summary>
    private int Take(string text, int at)
    {
        switch (text[at])
        {
            case '\\':
                return Escape(text, at);
            case '(':
                _round.Push(_pieces.Count);
                return 1;
            case '[':
                _square.Push(_pieces.Count);
                return 1;
            case ')' when _round.TryPop(out var opened):
                Multiply(opened, Round);
                return 1;
            case ']' when _square.TryPop(out var opened):
                Multiply(opened, Square);
                return 1;
            case ':' when _round.Count > 0 && EmphasisNumber.Read(text, at, out var weight) is > 0 and var length:
                Multiply(_round.Pop(), weight);
                return length;
            case ':' or ')' or ']':
                Add(text[at..(at + 1)]);
                return 1;
            default:
                var end = text.AsSpan(at).IndexOfAny(@"\()[]:");
                var run = end < 0 ? text[at..] : text.Substring(at, end);
                AddWithBreaks(run);
                return run.Length;
        }
    }

    /// <summary>A backslash before a bracket or another backslash makes it text; any other one is passed over.</summary>
    private int Escape(string text, int at)
    {
        var escaped = at + 1 < text.Length && text[at + 1] is '(' or ')' or '[' or ']' or '\\';
        Add(escaped ? text.Substring(at + 1, 1) : "");
        return escaped ? 2 : 1;
    }

    private void AddWithBreaks(string run)
    {
        var parts = Break().Split(run);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                _pieces.Add(new EmphasisPiece("BREAK", -1, IsBreak: true));
            }

            Add(parts[i]);
        }
    }

    private void Add(string text) => _pieces.Add(new EmphasisPiece(text, 1));

    private void Multiply(int from, double weight)
    {
        for (var i = from; i < _pieces.Count; i++)
        {
            _pieces[i] = _pieces[i] with { Weight = _pieces[i].Weight * weight };
        }
    }

    private void CloseAll()
    {
        foreach (var opened in _round)
        {
            Multiply(opened, Round);
        }

        foreach (var opened in _square)
        {
            Multiply(opened, Square);
        }
    }

    private static List<EmphasisPiece> Merge(List<EmphasisPiece> pieces)
    {
        var merged = new List<EmphasisPiece>();
        var text = new StringBuilder();
        for (var i = 0; i < pieces.Count; i++)
        {
            text.Append(pieces[i].Text);
            var goesOn = i + 1 < pieces.Count && !pieces[i].IsBreak && !pieces[i + 1].IsBreak && pieces[i].Weight.Equals(pieces[i + 1].Weight);
            if (!goesOn)
            {
                merged.Add(pieces[i] with { Text = text.ToString() });
                text.Clear();
            }
        }

        return merged.Count == 0 ? [new EmphasisPiece("", 1)] : merged;
    }

    [GeneratedRegex(@"\s*\bBREAK\b\s*", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Break();
}

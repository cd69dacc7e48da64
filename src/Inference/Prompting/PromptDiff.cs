using System.Text;

namespace Studio.Inference.Prompting;

/// <summary>Difference of two prompts by words (Chinese, Japanese: by characters), for the card that shows what a person or a turn changed.</summary>
public static class PromptDiff
{
    /// <summary>Beyond this many comparisons the middle counts as replaced: a prompt of 8,000 characters must not cost a second.</summary>
    private const long MaxCells = 4_000_000;

    public static IReadOnlyList<DiffSegment> Between(string before, string after)
    {
        var old = PromptPieces.Split(before);
        var now = PromptPieces.Split(after);
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var segments = new SegmentBuilder();
        segments.Add(old.Take(start), DiffKind.Kept);
        Middle(old.GetRange(start, old.Count - start - end), now.GetRange(start, now.Count - start - end), segments);
        segments.Add(old.TakeLast(end), DiffKind.Kept);
        return segments.Build();
    }

    /// <summary>Longest common subsequence (Wagner and Fischer, 1974), read from the front so that removals come before additions.</summary>
    private static void Middle(List<string> old, List<string> now, SegmentBuilder segments)
    {
        if ((long)old.Count * now.Count > MaxCells)
        {
            segments.Add(old, DiffKind.Removed);
            segments.Add(now, DiffKind.Added);
            return;
        }

        var length = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == now[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var (a, b) = (0, 0);
        while (a < old.Count || b < now.Count)
        {
            if (a < old.Count && b < now.Count && old[a] == now[b])
            {
                segments.Add([old[a++]], DiffKind.Kept);
                b++;
            }
            else if (a < old.Count && (b == now.Count || length[a + 1, b] >= length[a, b + 1]))
            {
                segments.Add([old[a++]], DiffKind.Removed);
            }
            else
            {
                segments.Add([now[b++]], DiffKind.Added);
            }
        }
    }

    private sealed class SegmentBuilder
    {
        private readonly List<DiffSegment> _segments = [];
        private readonly StringBuilder _text = new();
        private DiffKind _kind;

        public void Add(IEnumerable<string> pieces, DiffKind kind)
        {
            foreach (var piece in pieces)
            {
                if (kind != _kind)
                {
                    Flush();
                    _kind = kind;
                }

                _text.Append(piece);
            }
        }

        public IReadOnlyList<DiffSegment> Build()
        {
            Flush();
            return _segments;
        }

        private void Flush()
        {
            if (_text.Length > 0)
            {
                _segments.Add(new DiffSegment(_text.ToString(), _kind));
                _text.Clear();
            }
        }
    }
}

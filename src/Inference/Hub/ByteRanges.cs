namespace Studio.Inference.Hub;

/// <summary>Which bytes of a file are there, as ranges from (with) to (without).</summary>
internal sealed class ByteRanges
{
    private readonly List<(long From, long To)> _ranges = [];

    public ByteRanges(IEnumerable<(long From, long To)> ranges)
    {
        foreach (var (from, to) in ranges)
        {
            Add(from, to);
        }
    }

    public IReadOnlyList<(long From, long To)> All => _ranges;

    public long Count => _ranges.Sum(range => range.To - range.From);

    public void Add(long from, long to)
    {
        if (to <= from)
        {
            return;
        }

        var first = _ranges.FindIndex(range => range.To >= from);
        if (first < 0)
        {
            _ranges.Add((from, to));
            return;
        }

        var end = first;
        while (end < _ranges.Count && _ranges[end].From <= to)
        {
            (from, to) = (Math.Min(from, _ranges[end].From), Math.Max(to, _ranges[end].To));
            end++;
        }

        _ranges.RemoveRange(first, end - first);
        _ranges.Insert(first, (from, to));
    }

    /// <summary>What is missing of a file, cut into parts of at most this length.</summary>
    public IReadOnlyList<(long From, long To)> Missing(long length, long part)
    {
        var missing = new List<(long From, long To)>();
        var at = 0L;
        foreach (var (from, to) in _ranges.Append((length, length)))
        {
            for (; at < from; at = Math.Min(at + part, from))
            {
                missing.Add((at, Math.Min(at + part, from)));
            }

            at = to;
        }

        return missing;
    }
}

namespace Studio.Web.Gallery;

/// <summary>Which pictures are picked. Shift picks everything between the last pick and this one, as lists do everywhere.</summary>
public sealed class GallerySelection
{
    private readonly HashSet<Guid> _picked = [];
    private Guid? _anchor;

    /// <summary>Another number after every change.</summary>
    public int Version { get; private set; }

    public int Count => _picked.Count;

    public bool IsEmpty => _picked.Count == 0;

    public IReadOnlyCollection<Guid> Ids => _picked;

    public bool Contains(Guid id) => _picked.Contains(id);

    public void Toggle(Guid id)
    {
        if (!_picked.Add(id))
        {
            _picked.Remove(id);
        }

        _anchor = id;
        Version++;
    }

    /// <summary>Picks from the last pick to this one in the order shown; what was picked before stays picked.</summary>
    public void ExtendTo(Guid id, IReadOnlyList<Guid> order)
    {
        var from = _anchor is { } anchor ? IndexOf(order, anchor) : -1;
        var to = IndexOf(order, id);
        if (from < 0 || to < 0)
        {
            Toggle(id);
            return;
        }

        for (var index = Math.Min(from, to); index <= Math.Max(from, to); index++)
        {
            _picked.Add(order[index]);
        }

        _anchor = id;
        Version++;
    }

    /// <summary>What was picked before the page was loaded anew.</summary>
    public void Restore(IEnumerable<Guid> ids)
    {
        _picked.UnionWith(ids);
        Version++;
    }

    public void Remove(Guid id)
    {
        _picked.Remove(id);
        Version++;
    }

    public void Clear()
    {
        _picked.Clear();
        _anchor = null;
        Version++;
    }

    private static int IndexOf(IReadOnlyList<Guid> order, Guid id)
    {
        for (var index = 0; index < order.Count; index++)
        {
            if (order[index] == id)
            {
                return index;
            }
        }

        return -1;
    }
}

namespace Studio.Jobs.Slots.Child;

/// <summary>The last few loaded models. Used by the compute thread only: a model is never disposed while it runs.</summary>
/// <param name="onLeft">Hears of every model that was let go of.</param>
internal sealed class ModelCache<TKey, TModel>(Action<TKey>? onLeft = null) : IDisposable
    where TKey : notnull
    where TModel : IDisposable
{
    private readonly LinkedList<(TKey Key, TModel Model)> _loaded = [];

    /// <summary>Loads when needed; makes room first, so that two big models are never in memory at once where only one is allowed.</summary>
    public TModel Get(TKey key, int capacity, Func<TModel> load, out bool wasLoaded)
    {
        var known = Find(key);
        wasLoaded = known is null;
        if (known is not null)
        {
            _loaded.Remove(known);
            _loaded.AddFirst(known);
            return known.Value.Model;
        }

        while (_loaded.Count > 0 && _loaded.Count >= capacity)
        {
            Drop(_loaded.Last!);
        }

        var model = load();
        _loaded.AddFirst((key, model));
        return model;
    }

    /// <summary>Forgets a model that failed in a way nobody expected: its state is not to be trusted.</summary>
    public void Drop(TKey key)
    {
        if (Find(key) is { } known)
        {
            Drop(known);
        }
    }

    public void DropWhere(Func<TKey, bool> condition)
    {
        foreach (var key in _loaded.Select(loaded => loaded.Key).Where(condition).ToList())
        {
            Drop(key);
        }
    }

    /// <summary>The end of all; nobody needs to hear of it.</summary>
    public void Dispose()
    {
        foreach (var (_, model) in _loaded)
        {
            model.Dispose();
        }

        _loaded.Clear();
    }

    private LinkedListNode<(TKey Key, TModel Model)>? Find(TKey key)
    {
        for (var node = _loaded.First; node is not null; node = node.Next)
        {
            if (node.Value.Key.Equals(key))
            {
                return node;
            }
        }

        return null;
    }

    private void Drop(LinkedListNode<(TKey Key, TModel Model)> node)
    {
        _loaded.Remove(node);
        node.Value.Model.Dispose();
        onLeft?.Invoke(node.Value.Key);
    }
}

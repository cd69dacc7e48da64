using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>
/// What one text encoder answered to the windows it read last, so that the pictures of a prompt read it once. Lives and dies with
/// its encoder, so a window is known by its tokens and by the outputs that were asked for, which clip skip decides.
/// </summary>
internal sealed class EncodedWindows(int capacity)
{
    // The window used last is in front.
    private readonly LinkedList<Entry> _entries = [];

    public int Count => _entries.Count;

    /// <summary>Nobody may write into what it gives.</summary>
    public IReadOnlyList<Tensor> Get(IReadOnlyList<int> ids, IReadOnlyList<string> outputs, Func<IReadOnlyList<Tensor>> encode)
    {
        var known = _entries.FirstOrDefault(entry => entry.Ids.SequenceEqual(ids) && entry.Outputs.SequenceEqual(outputs, StringComparer.Ordinal));
        if (known is not null)
        {
            _entries.Remove(known);
        }

        var entry = known ?? new Entry([.. ids], [.. outputs], encode());
        _entries.AddFirst(entry);
        if (_entries.Count > capacity)
        {
            _entries.RemoveLast();
        }

        return entry.States;
    }

    private sealed record Entry(int[] Ids, string[] Outputs, IReadOnlyList<Tensor> States);
}

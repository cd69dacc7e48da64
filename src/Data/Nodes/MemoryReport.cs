namespace Studio.Data.Nodes;

/// <summary>What loaded models and running work hold of the memory that models may have on this node.</summary>
public sealed record MemoryReport
{
    public long BudgetBytes { get; init; }

    public IReadOnlyList<LoadedModel> Loaded { get; init; } = [];

    /// <summary>Set aside for what runs now, beside the models themselves.</summary>
    public long WorkBytes { get; init; }

    /// <summary>The day that the counts below are about, in UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Models let go to make room.</summary>
    public int Left { get; init; }

    public int Loads { get; init; }

    public double LoadMilliseconds { get; init; }
}

/// <param name="Hash">Names its measured cost.</param>
/// <param name="Slot">The slot whose process holds it, "Picture 1".</param>
public sealed record LoadedModel(string Name, string Hash, string Slot, long Bytes, DateTime UsedAt);

namespace Studio.Inference.Tests.Hub;

/// <summary>How a file is sent; as it stands, properly.</summary>
internal sealed record HubManners
{
    /// <summary>The ETag without its quotes; null: the file's hash.</summary>
    public string? Tag { get; init; }

    public bool WeakTag { get; init; }

    public bool KnowsRanges { get; init; } = true;

    public bool KnowsIfRange { get; init; } = true;

    /// <summary>The connection ends after so many bytes of each answer.</summary>
    public long? BreakAfter { get; init; }

    /// <summary>The break throws away what is under way.</summary>
    public bool Resets { get; init; }

    /// <summary>After the break nothing more comes, but the connection stays.</summary>
    public bool Stalls { get; init; }

    /// <summary>Added to the Content-Length of what is sent.</summary>
    public long Lie { get; init; }

    public bool SaysLength { get; init; } = true;

    /// <summary>Added to the start that Content-Range names.</summary>
    public long RangeLie { get; init; }

    /// <summary>Sent behind the file.</summary>
    public int Extra { get; init; }

    /// <summary>Bytes of one write, and the wait after it.</summary>
    public int Chunk { get; init; } = 16 << 10;

    public TimeSpan Pace { get; init; }
}

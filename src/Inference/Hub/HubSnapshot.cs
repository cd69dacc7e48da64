namespace Studio.Inference.Hub;

/// <summary>One revision of a repository on this disk.</summary>
public sealed record HubSnapshot
{
    public required string Repository { get; init; }

    /// <summary>The commit.</summary>
    public required string Revision { get; init; }

    public required string Folder { get; init; }

    /// <summary>The branch or tag it was fetched for; null when another program put it here.</summary>
    public string? Reference { get; init; }

    /// <summary>The newest of its branch here; others are kept for exact replays.</summary>
    public required bool IsCurrent { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Paths inside the folder.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public string? Variant { get; init; }

    /// <summary>Null when another program put it here.</summary>
    public DateTime? FetchedAt { get; init; }
}

/// <summary>A file of a snapshot that is not what it should be.</summary>
public sealed record HubFault(string Path, string Sentence);

namespace Studio.Inference.Hub;

/// <summary>A file that a hub lists.</summary>
public sealed record HubFile(string Path, long Bytes, HubHash Hash)
{
    internal string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>With the slash at its end; empty at the root.</summary>
    internal string Folder => Path[..(Path.LastIndexOf('/') + 1)];
}

/// <summary>A repository as a hub lists it, at one commit.</summary>
public sealed record HubListing
{
    public required string Repository { get; init; }

    /// <summary>The branch, tag or commit that was asked for.</summary>
    public required string Reference { get; init; }

    /// <summary>The commit it stands for: everything is fetched from this one.</summary>
    public required string Commit { get; init; }

    public required IReadOnlyList<HubFile> Files { get; init; }

    public string? Licence { get; init; }

    /// <summary>Its terms have to be agreed to on the hub.</summary>
    public bool IsGated { get; init; }

    /// <summary>Its page for people.</summary>
    public required Uri Page { get; init; }

    /// <summary>Chat models of the repository; a file in parts is one.</summary>
    public IReadOnlyList<HubVariant> Ggufs => [.. GgufFiles.Groups(this).Select(group => new HubVariant(group[0].Name, group.Sum(file => file.Bytes)))];
}

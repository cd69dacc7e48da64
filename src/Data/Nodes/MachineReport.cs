namespace Studio.Data.Nodes;

/// <summary>The machine and the process on it.</summary>
public sealed record MachineReport
{
    public string Host { get; init; } = "";

    public string System { get; init; } = "";

    public int Processors { get; init; }

    /// <summary>Of the machine, or of its container where that has a limit.</summary>
    public long MemoryBytes { get; init; }

    public int ProcessId { get; init; }

    /// <summary>The server's process and its children together.</summary>
    public long ResidentBytes { get; init; }

    /// <summary>The node's clock when it wrote this; compared with the database's.</summary>
    public DateTime Clock { get; init; }

    public DiskReport? Disk { get; init; }
}

/// <summary>The disk that holds the data folder.</summary>
/// <param name="PicturesBytes">What pictures take, files and thumbs.</param>
/// <param name="ModelsBytes">What models take that lie in the data folder.</param>
public sealed record DiskReport(string Folder, long TotalBytes, long FreeBytes, long PicturesBytes, long ModelsBytes)
{
    /// <summary>Less is free than the administrator keeps: no picture is begun.</summary>
    public bool IsShort { get; init; }
}

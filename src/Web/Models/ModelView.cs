using Studio.Data.Models;
using Studio.Data.Nodes;
using Studio.Inference.Hub;
using Studio.Jobs.Memory;
using Studio.Jobs.Models;

namespace Studio.Web.Models;

/// <summary>A model as the page shows it.</summary>
public sealed record ModelView
{
    public required ModelSubject Subject { get; init; }

    public required ModelSource Source { get; init; }

    public string? About { get; init; }

    /// <summary>Short facts in one line.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>Relative path to sha256.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Of a model for pictures; null for the others.</summary>
    public string? Hash { get; init; }

    /// <summary>A folder, or a GGUF file.</summary>
    public required string Path { get; init; }

    /// <summary>Null when it did not come from a hub.</summary>
    public HubSnapshot? Snapshot { get; init; }

    /// <summary>Why it cannot be used; null when it can.</summary>
    public string? Broken { get; init; }

    /// <summary>Pictures of the whole server that name exactly this one.</summary>
    public int Pictures { get; init; }

    public required ModelUse Use { get; init; }

    public Acceptance? Acceptance { get; init; }

    public bool NeedsAcceptance { get; init; }

    /// <summary>Studio put it there and can take it away.</summary>
    public bool IsRemovable { get; init; }

    public VerifyView? Check { get; init; }

    /// <summary>What it takes; null for one that cannot be used.</summary>
    public MemoryFact? Memory { get; init; }

    /// <summary>A slot of some node holds it in memory now.</summary>
    public bool IsLoaded { get; init; }
}

public enum ModelSource
{
    Embedded,
    Folder,
    Hub,
}

/// <param name="MachineBytes">All that the machine has.</param>
public sealed record NodeMemory(string Name, MemoryReport Memory, long MachineBytes);

public sealed record Acceptance(string Person, DateTime At);

public sealed record VerifyView(Guid TaskId, bool IsRunning, double Progress, string? Error, DateTime? FinishedAt);

/// <param name="Memory">Of the nodes that run, in the order of their names.</param>
public sealed record ModelsView(
    IReadOnlyList<ModelView> ForPictures, IReadOnlyList<ModelView> ForPrompts, IReadOnlyList<ModelView> Broken, IReadOnlyList<DownloadView> Downloads, IReadOnlyList<NodeMemory> Memory)
{
    public int Known => ForPictures.Count + ForPrompts.Count + Broken.Count;

    public int Ready => ForPictures.Concat(ForPrompts).Count(model => !model.NeedsAcceptance && !model.Use.IsDeniedByServer);
}

/// <summary>A download that runs, waits, stands still or failed.</summary>
public sealed record DownloadView(Guid TaskId, string Repository, string Commit, DownloadState State, double Share, long Bytes, long Kept, HubProgress? Live, string? Error)
{
    public bool IsActive => State is DownloadState.Waiting or DownloadState.Running;
}

public enum DownloadState
{
    Waiting,
    Running,
    Paused,
    Failed,
}

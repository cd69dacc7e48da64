namespace Studio.Data.Nodes;

/// <summary>One slot and what it does now.</summary>
public sealed record SlotReport
{
    /// <summary>Picture, Writer or Task.</summary>
    public string Kind { get; init; } = "";

    public int Number { get; init; }

    public int? ProcessId { get; init; }

    /// <summary>Null while it has nothing to do.</summary>
    public SlotWork? Work { get; init; }
}

/// <param name="WorkId">The picture, upsampling or task.</param>
/// <param name="Model">Its name; for a task what it does.</param>
/// <param name="Waits">Why it does not go on; null while it computes.</param>
public sealed record SlotWork(Guid WorkspaceId, Guid WorkId, string? Model, DateTime Since, string? Waits);

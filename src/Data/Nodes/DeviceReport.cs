namespace Studio.Data.Nodes;

/// <summary>On what a node was asked to draw, and on what it does.</summary>
public sealed record DeviceReport
{
    /// <summary>cpu, dml, cuda or coreml.</summary>
    public string Asked { get; init; } = "";

    /// <summary>Null until it was tried.</summary>
    public string? Runs { get; init; }

    /// <summary>Why it is not what was asked for, in the words of the runtime.</summary>
    public string? Why { get; init; }

    /// <summary>No work is given to its picture slots.</summary>
    public bool IsHeld { get; init; }

    public DateTime? TriedAt { get; init; }
}

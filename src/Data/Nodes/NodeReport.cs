namespace Studio.Data.Nodes;

/// <summary>What a node says about itself every few seconds. Stored whole, as JSON: only people read it.</summary>
public sealed record NodeReport
{
    public static NodeReport Empty { get; } = new();

    /// <summary>Version of the program.</summary>
    public string Version { get; init; } = "";

    public MachineReport Machine { get; init; } = new();

    public DeviceReport Device { get; init; } = new();

    public MemoryReport Memory { get; init; } = new();

    public IReadOnlyList<SlotReport> Slots { get; init; } = [];

    public IReadOnlyList<ChoreReport> Chores { get; init; } = [];
}

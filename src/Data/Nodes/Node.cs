using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Nodes;

/// <summary>One server process that computes or serves: what it last said about itself, and what administrators decided about it. Belongs to the server, not to a workspace.</summary>
public sealed class Node
{
    public const int MaxName = 100;

    /// <summary>The machine's name, or what its settings call it. Outlives restarts, because decisions do.</summary>
    public required string Name { get; init; }

    /// <summary>The process start that speaks for it now.</summary>
    public Guid Holder { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>In the database's clock: the only one that all nodes share.</summary>
    public DateTime HeardAt { get; set; }

    /// <summary>When it stopped in an orderly way; null while it runs, and when it was lost.</summary>
    public DateTime? StoppedAt { get; set; }

    public NodeReport Report { get; set; } = NodeReport.Empty;

    /// <summary>Execution provider that an administrator asked for; null = as configured.</summary>
    public string? Provider { get; set; }

    /// <summary>Null = as configured.</summary>
    public WhenDeviceFails? WhenDeviceFails { get; set; }

    /// <summary>Memory that loaded models and running work may hold together; null = as configured.</summary>
    public long? ModelMemoryBytes { get; set; }

    /// <summary>Begins nothing new; what runs is finished.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Counts "Try again": the node tries its device anew whenever this differs from what it saw last.</summary>
    public int DeviceTries { get; set; }
}

internal sealed class NodeConfiguration : IEntityTypeConfiguration<Node>
{
    public void Configure(EntityTypeBuilder<Node> builder)
    {
        builder.HasKey(n => n.Name);
        builder.Property(n => n.Name).HasMaxLength(Node.MaxName);
        builder.Property(n => n.Provider).HasMaxLength(20);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Nodes;

/// <summary>A slot's process ended in the middle of its work. Kept for administrators; belongs to the server, not to a workspace.</summary>
public sealed class SlotCrash
{
    public const int MaxWords = 4_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Node { get; init; }

    /// <summary>Picture or Writer.</summary>
    public required string Kind { get; init; }

    public required int Number { get; init; }

    public required DateTime At { get; init; }

    /// <summary>128 + the signal's number where a signal ended it.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Name of the model it worked with.</summary>
    public required string Model { get; init; }

    /// <summary>The end of what the process printed.</summary>
    public required string LastWords { get; init; }

    public CrashOutcome Outcome { get; set; }
}

internal sealed class SlotCrashConfiguration : IEntityTypeConfiguration<SlotCrash>
{
    public void Configure(EntityTypeBuilder<SlotCrash> builder)
    {
        builder.Property(c => c.Node).HasMaxLength(Node.MaxName);
        builder.Property(c => c.Kind).HasMaxLength(20);
        builder.Property(c => c.Model).HasMaxLength(200);
        builder.Property(c => c.LastWords).HasMaxLength(SlotCrash.MaxWords);
        builder.HasIndex(c => c.At);
    }
}

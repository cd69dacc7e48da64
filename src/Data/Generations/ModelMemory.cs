using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Generations;

/// <summary>What it takes to have a model in memory on this server, as its process measured it. What one picture adds is in <see cref="ModelCost"/>. Belongs to the server.</summary>
public sealed class ModelMemory
{
    public required string ModelHash { get; init; }

    /// <summary>The execution provider that ran: on a GPU most of a model is not in this memory.</summary>
    public required string Provider { get; init; }

    public double LoadMilliseconds { get; set; }

    /// <summary>By how much the process grew when the model was loaded.</summary>
    public long ResidentBytes { get; set; }

    /// <summary>By how much more it grew for a moment while it was loaded, or while it wrote; what drawing adds depends on the size (<see cref="ModelCost.WorkBytes"/>).</summary>
    public long WorkBytes { get; set; }

    public int Samples { get; set; }

    public DateTime MeasuredAt { get; set; }
}

internal sealed class ModelMemoryConfiguration : IEntityTypeConfiguration<ModelMemory>
{
    public void Configure(EntityTypeBuilder<ModelMemory> builder)
    {
        builder.HasKey(m => new { m.ModelHash, m.Provider });
        builder.Property(m => m.ModelHash).HasMaxLength(64);
        builder.Property(m => m.Provider).HasMaxLength(20);
    }
}

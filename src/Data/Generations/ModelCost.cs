using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Generations;

/// <summary>What a picture of one model and size costs on this server, as measured. Belongs to the server, not to a workspace.</summary>
public sealed class ModelCost
{
    public required string ModelHash { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public double StepMilliseconds { get; set; }

    public double LoadMilliseconds { get; set; }

    public double DecodeMilliseconds { get; set; }

    /// <summary>Memory that one picture of this size adds to the loaded model at most; 0 = never measured.</summary>
    public long WorkBytes { get; set; }

    public int Samples { get; set; }
}

internal sealed class ModelCostConfiguration : IEntityTypeConfiguration<ModelCost>
{
    public void Configure(EntityTypeBuilder<ModelCost> builder)
    {
        builder.HasKey(c => new { c.ModelHash, c.Width, c.Height });
        builder.Property(c => c.ModelHash).HasMaxLength(64);
    }
}

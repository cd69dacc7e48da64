using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Audit;

/// <summary>The end of a chain. Whoever appends changes this row first: that puts the writers of one chain in a line.</summary>
public sealed class AuditChain
{
    /// <summary>The chain of no workspace.</summary>
    public static readonly Guid Server = Guid.Empty;

    /// <summary>The workspace's id, or Server.</summary>
    public required Guid Id { get; init; }

    public long Length { get; init; }

    /// <summary>Of the last entry. Kept elsewhere (export) it proves everything up to it.</summary>
    public string Hash { get; init; } = AuditRecord.NoHash;
}

internal sealed class AuditChainConfiguration : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Hash).HasMaxLength(64);
    }
}

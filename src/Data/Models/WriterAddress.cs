using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Models;

/// <summary>An address that admins of workspaces may have wishes sent to. Written by administrators of the server; belongs to no workspace.</summary>
public sealed class WriterAddress
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Scheme, host and port, and perhaps the beginning of a path.</summary>
    public required string Prefix { get; init; }

    /// <summary>It may lie in the server's own network.</summary>
    public bool MayBePrivate { get; set; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class WriterAddressConfiguration : IEntityTypeConfiguration<WriterAddress>
{
    public void Configure(EntityTypeBuilder<WriterAddress> builder)
    {
        builder.Property(a => a.Prefix).HasMaxLength(RemoteWriter.MaxAddress);
        builder.HasIndex(a => a.Prefix).IsUnique();
    }
}

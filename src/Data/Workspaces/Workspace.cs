using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Workspaces;

/// <summary>The tenant: its members, threads and pictures are nobody else's.</summary>
public sealed class Workspace : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>IANA name, such as Asia/Tokyo: "today" in the gallery is a day there.</summary>
    public required string TimeZone { get; set; }

    public required DateTime CreatedAt { get; init; }

    public Guid Version { get; private set; }
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.Property(w => w.Slug).HasMaxLength(WorkspaceSlug.MaxLength);
        builder.Property(w => w.Name).HasMaxLength(100);
        builder.Property(w => w.TimeZone).HasMaxLength(64);
        builder.HasIndex(w => w.Slug).IsUnique();
    }
}

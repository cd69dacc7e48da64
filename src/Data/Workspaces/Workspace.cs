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

    /// <summary>Share of the device beside other workspaces that wait.</summary>
    public double Weight { get; set; } = 1;

    public required DateTime CreatedAt { get; init; }

    /// <summary>Since when it is closed: everybody may look, nobody may change anything. Null while it is in use.</summary>
    public DateTime? ArchivedAt { get; set; }

    /// <summary>Set when an owner asked for its end: it is erased then, and until then an owner can take that back.</summary>
    public DateTime? DeleteAfter { get; set; }

    public Guid Version { get; private set; }
}

internal sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.Property(w => w.Slug).HasMaxLength(WorkspaceSlug.MaxLength);
        builder.Property(w => w.Name).HasMaxLength(100);
        builder.Property(w => w.TimeZone).HasMaxLength(64);
        builder.Property(w => w.Weight).HasDefaultValue(1.0);
        builder.HasIndex(w => w.Slug).IsUnique();
    }
}

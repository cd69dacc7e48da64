using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Workspaces;

/// <summary>A slug that a workspace had before: addresses in old links and bookmarks redirect.</summary>
public sealed class WorkspaceSlug
{
    public const int MaxLength = 40;

    public required string Slug { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required DateTime RetiredAt { get; init; }
}

internal sealed class WorkspaceSlugConfiguration : IEntityTypeConfiguration<WorkspaceSlug>
{
    public void Configure(EntityTypeBuilder<WorkspaceSlug> builder)
    {
        builder.HasKey(s => s.Slug);
        builder.Property(s => s.Slug).HasMaxLength(WorkspaceSlug.MaxLength);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(s => s.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

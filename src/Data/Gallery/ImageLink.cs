using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Gallery;

/// <summary>One edge of the lineage.</summary>
public sealed class ImageLink : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid ChildId { get; init; }

    public required Guid ParentId { get; init; }

    public required ImageLinkKind Kind { get; init; }
}

internal sealed class ImageLinkConfiguration : IEntityTypeConfiguration<ImageLink>
{
    public void Configure(EntityTypeBuilder<ImageLink> builder)
    {
        builder.HasKey(l => new { l.ChildId, l.ParentId });
        builder.HasOne<Image>().WithMany().HasForeignKey(l => l.ChildId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Image>().WithMany().HasForeignKey(l => l.ParentId).OnDelete(DeleteBehavior.Cascade);
    }
}

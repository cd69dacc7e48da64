using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Gallery;

public sealed class CollectionImage : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid CollectionId { get; init; }

    public required Guid ImageId { get; init; }

    public required DateTime AddedAt { get; init; }
}

internal sealed class CollectionImageConfiguration : IEntityTypeConfiguration<CollectionImage>
{
    public void Configure(EntityTypeBuilder<CollectionImage> builder)
    {
        builder.HasKey(c => new { c.CollectionId, c.ImageId });
        builder.HasOne<ImageCollection>().WithMany().HasForeignKey(c => c.CollectionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Image>().WithMany().HasForeignKey(c => c.ImageId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Gallery;

/// <summary>Pictures that somebody put together under a name; the whole workspace sees it.</summary>
public sealed class ImageCollection : IWorkspaceOwned, IVersioned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public Guid Version { get; private set; }
}

internal sealed class ImageCollectionConfiguration : IEntityTypeConfiguration<ImageCollection>
{
    public void Configure(EntityTypeBuilder<ImageCollection> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(100);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(c => c.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(c => new { c.WorkspaceId, c.Name });
    }
}

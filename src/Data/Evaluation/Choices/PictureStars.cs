using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Evaluation.Choices;

/// <summary>What a person thinks of one of their own pictures.</summary>
public sealed class PictureStars : IWorkspaceOwned
{
    public const int Most = 5;

    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    public required Guid ImageId { get; init; }

    /// <summary>1 to Most.</summary>
    public required int Stars { get; set; }

    public required DateTime At { get; set; }
}

internal sealed class PictureStarsConfiguration : IEntityTypeConfiguration<PictureStars>
{
    public void Configure(EntityTypeBuilder<PictureStars> builder)
    {
        builder.HasKey(s => new { s.UserId, s.ImageId });
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Image>().WithMany().HasForeignKey(s => s.ImageId).OnDelete(DeleteBehavior.Cascade);
    }
}

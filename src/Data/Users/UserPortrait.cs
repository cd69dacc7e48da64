using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data.Users;

/// <summary>The picture that stands for a person. Its id is new with every change, so that browsers may keep it for ever.</summary>
public sealed class UserPortrait
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required byte[] Png { get; init; }

    /// <summary>The picture it was cut from, in whichever workspace: it goes with it when that is removed. Empty for an uploaded one.</summary>
    public Guid? ImageId { get; init; }
}

internal sealed class UserPortraitConfiguration : IEntityTypeConfiguration<UserPortrait>
{
    public void Configure(EntityTypeBuilder<UserPortrait> builder)
    {
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.UserId).IsUnique();
        builder.HasIndex(p => p.ImageId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Moderation.Retention;

/// <summary>What is left of a removed picture when it is deleted: by its sum the very same pixels are known when they come again.</summary>
public sealed class ForgottenPixels : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required string PixelHash { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class ForgottenPixelsConfiguration : IEntityTypeConfiguration<ForgottenPixels>
{
    public void Configure(EntityTypeBuilder<ForgottenPixels> builder)
    {
        builder.HasKey(pixels => new { pixels.WorkspaceId, pixels.PixelHash });
        builder.Property(pixels => pixels.PixelHash).HasMaxLength(64);
    }
}

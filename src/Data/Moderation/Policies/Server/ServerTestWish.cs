using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Moderation.Findings;
using Studio.Data.Prompts;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Policies.Server;

/// <summary>A wish that the server's rules are tried on before they are published, and how it should end by them alone.</summary>
public sealed class ServerTestWish
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Text { get; init; }

    public required TextOutcome Expected { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class ServerTestWishConfiguration : IEntityTypeConfiguration<ServerTestWish>
{
    public void Configure(EntityTypeBuilder<ServerTestWish> builder)
    {
        builder.Property(w => w.Text).HasMaxLength(Turn.MaxWish);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(w => w.CreatedById).OnDelete(DeleteBehavior.NoAction);
    }
}

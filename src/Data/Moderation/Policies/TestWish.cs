using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Moderation.Findings;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Policies;

/// <summary>A wish that a policy is tried on before it is published, and how it should end.</summary>
public sealed class TestWish : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Text { get; init; }

    public required TextOutcome Expected { get; init; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class TestWishConfiguration : IEntityTypeConfiguration<TestWish>
{
    public void Configure(EntityTypeBuilder<TestWish> builder)
    {
        builder.Property(w => w.Text).HasMaxLength(Turn.MaxWish);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(w => w.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(w => new { w.WorkspaceId, w.CreatedAt });
    }
}

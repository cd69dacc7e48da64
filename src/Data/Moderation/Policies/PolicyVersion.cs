using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Policies;

/// <summary>A policy as it was published; the one with the highest number is in force. Written once: every decision names the one it was made under.</summary>
public sealed class PolicyVersion : IWorkspaceOwned, IAppendOnly
{
    public const int MaxReason = 500;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required int Number { get; init; }

    public required PolicyDocument Document { get; init; }

    /// <summary>Why, for the members.</summary>
    public required string Reason { get; init; }

    public required Guid PublishedById { get; init; }

    public required DateTime PublishedAt { get; init; }
}

internal sealed class PolicyVersionConfiguration : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.Property(v => v.Reason).HasMaxLength(PolicyVersion.MaxReason);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(v => v.PublishedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(v => new { v.WorkspaceId, v.Number }).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Policies.Server;

/// <summary>The rules of the whole server as an administrator published them; the highest number is in force in every workspace. Written once.</summary>
public sealed class ServerPolicyVersion : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required int Number { get; init; }

    public required PolicyDocument Document { get; init; }

    /// <summary>Why, for the people of every workspace.</summary>
    public required string Reason { get; init; }

    public required Guid PublishedById { get; init; }

    public required DateTime PublishedAt { get; init; }
}

internal sealed class ServerPolicyVersionConfiguration : IEntityTypeConfiguration<ServerPolicyVersion>
{
    public void Configure(EntityTypeBuilder<ServerPolicyVersion> builder)
    {
        builder.Property(v => v.Reason).HasMaxLength(PolicyVersion.MaxReason);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(v => v.PublishedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(v => v.Number).IsUnique();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Strikes;

/// <summary>Somebody can make no pictures here until then. What they made stays, and they can write, wait and appeal.</summary>
public sealed class CreationPause : IWorkspaceOwned
{
    public const int MaxWhy = 300;

    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    public required DateTime Since { get; init; }

    public required DateTime Until { get; init; }

    /// <summary>The warning that was one too many; empty where a person paused.</summary>
    public Guid? StrikeId { get; init; }

    /// <summary>Who paused by hand.</summary>
    public Guid? ById { get; init; }

    /// <summary>Of a person, for the one who is paused.</summary>
    public string Why { get; init; } = "";

    public DateTime? LiftedAt { get; set; }

    public Guid? LiftedById { get; set; }

    public StrikeEnd? LiftedBy { get; set; }
}

internal sealed class CreationPauseConfiguration : IEntityTypeConfiguration<CreationPause>
{
    public void Configure(EntityTypeBuilder<CreationPause> builder)
    {
        builder.Property(p => p.Why).HasMaxLength(CreationPause.MaxWhy);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(p => p.ById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(p => p.LiftedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<Strike>().WithMany().HasForeignKey(p => p.StrikeId).OnDelete(DeleteBehavior.Cascade);
        // Asked before every picture is queued.
        builder.HasIndex(p => new { p.WorkspaceId, p.UserId, p.Until });
    }
}

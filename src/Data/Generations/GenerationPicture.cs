using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;

namespace Studio.Data.Generations;

/// <summary>One picture of a generation: the unit that waits, runs, fails, is cancelled and is tried again.</summary>
public sealed class GenerationPicture : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid GenerationId { get; init; }

    public required int Ordinal { get; init; }

    public required long Seed { get; init; }

    public PictureStatus Status { get; set; } = PictureStatus.Queued;

    public int Attempt { get; set; }

    /// <summary>A sentence for the person.</summary>
    public string? FailureReason { get; set; }

    public Guid? ImageId { get; set; }

    /// <summary>The process start that works on it, and until when without a renewal.</summary>
    public Guid? LeaseHolder { get; set; }

    public DateTime? LeaseUntil { get; set; }

    public bool CancelRequested { get; set; }

    public required DateTime QueuedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public long? DeviceMilliseconds { get; set; }

    /// <summary>The day of the workspace that it counts for (QuotaUse); null for pictures of before there were quotas.</summary>
    public DateOnly? QuotaDay { get; set; }

    /// <summary>It holds a reservation in QuotaUse, which is settled when it ends.</summary>
    public bool IsReserved { get; set; }

    public long ReservedMilliseconds { get; set; }
}

internal sealed class GenerationPictureConfiguration : IEntityTypeConfiguration<GenerationPicture>
{
    public void Configure(EntityTypeBuilder<GenerationPicture> builder)
    {
        builder.Property(p => p.FailureReason).HasMaxLength(1_000);
        builder.HasOne<Generation>().WithMany(g => g.Pictures).HasForeignKey(p => p.GenerationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Image>().WithMany().HasForeignKey(p => p.ImageId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(p => new { p.WorkspaceId, p.GenerationId, p.Ordinal }).IsUnique();
        builder.HasIndex(p => new { p.Status, p.QueuedAt });
        builder.HasIndex(p => new { p.Status, p.LeaseUntil });
        // The fair share adds up the device time of the last hour.
        builder.HasIndex(p => p.FinishedAt);
        builder.HasIndex(p => new { p.WorkspaceId, p.QuotaDay });
    }
}

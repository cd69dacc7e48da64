using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Tasks;

/// <summary>Work that takes time and is not a picture: a download, an export, a purge.</summary>
public sealed class BackgroundTask : IWorkspaceOwned, IVersioned
{
    public Guid WorkspaceId { get; private set; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Kind { get; init; }

    /// <summary>What its kind has to know, as JSON; no secrets.</summary>
    public string Input { get; init; } = "{}";

    public BackgroundTaskStatus Status { get; set; } = BackgroundTaskStatus.Queued;

    /// <summary>0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>A sentence for the person.</summary>
    public string? Error { get; set; }

    public bool CancelRequested { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempt { get; set; }

    /// <summary>After a failed attempt: when the next one may begin.</summary>
    public DateTime? NotBefore { get; set; }

    /// <summary>The process start that runs it, and until when without a renewal.</summary>
    public Guid? LeaseHolder { get; set; }

    public DateTime? LeaseUntil { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public Guid Version { get; private set; }
}

internal sealed class BackgroundTaskConfiguration : IEntityTypeConfiguration<BackgroundTask>
{
    public void Configure(EntityTypeBuilder<BackgroundTask> builder)
    {
        builder.Property(t => t.Kind).HasMaxLength(50);
        builder.Property(t => t.Error).HasMaxLength(1_000);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(t => t.CreatedById).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(t => new { t.Status, t.CreatedAt });
        builder.HasIndex(t => new { t.Status, t.LeaseUntil });
    }
}

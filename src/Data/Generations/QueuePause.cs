using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Generations;

/// <summary>A member's waiting pictures are left out of the queue while this row is there; what is being drawn is drawn to its end.</summary>
public sealed class QueuePause : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    public required DateTime Since { get; init; }
}

internal sealed class QueuePauseConfiguration : IEntityTypeConfiguration<QueuePause>
{
    public void Configure(EntityTypeBuilder<QueuePause> builder)
    {
        builder.HasKey(p => new { p.WorkspaceId, p.UserId });
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

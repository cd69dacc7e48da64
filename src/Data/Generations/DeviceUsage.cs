using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Generations;

/// <summary>Measured device time of one member on one UTC day: the fair queue takes who has used least.</summary>
public sealed class DeviceUsage : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    public required DateOnly Day { get; init; }

    public long Milliseconds { get; set; }
}

internal sealed class DeviceUsageConfiguration : IEntityTypeConfiguration<DeviceUsage>
{
    public void Configure(EntityTypeBuilder<DeviceUsage> builder)
    {
        builder.HasKey(u => new { u.WorkspaceId, u.UserId, u.Day });
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(u => u.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

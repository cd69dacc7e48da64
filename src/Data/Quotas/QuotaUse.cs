using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;

namespace Studio.Data.Quotas;

/// <summary>
/// What one holder used of one day. Reserved when pictures are queued, settled when each ends, counted anew every night from the pictures themselves.
/// </summary>
public sealed class QuotaUse : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    /// <summary>A member's id, or the workspace's own id for all of it.</summary>
    public required Guid HolderId { get; init; }

    /// <summary>A day in the workspace's time zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Made today, and queued today and still under way. One that failed or was cancelled is given back.</summary>
    public int Pictures { get; set; }

    /// <summary>What the pictures under way are expected to take.</summary>
    public long ReservedMilliseconds { get; set; }

    /// <summary>Measured on the device, for whatever came of it.</summary>
    public long DeviceMilliseconds { get; set; }
}

internal sealed class QuotaUseConfiguration : IEntityTypeConfiguration<QuotaUse>
{
    public void Configure(EntityTypeBuilder<QuotaUse> builder) => builder.HasKey(u => new { u.WorkspaceId, u.HolderId, u.Day });
}

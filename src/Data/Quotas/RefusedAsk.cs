using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Quotas;

/// <summary>
/// That a limit refused somebody on one day: one row for each person and limit, with the numbers of the last time, so that whoever presses again and again fills no table.
/// It says nothing of what was to be made, and goes after <see cref="DaysKept"/>.
/// </summary>
public sealed class RefusedAsk : IWorkspaceOwned
{
    /// <summary>With today: whoever looks after midnight still finds yesterday evening.</summary>
    public const int DaysKept = 2;

    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    /// <summary>A day in the workspace's time zone.</summary>
    public required DateOnly Day { get; init; }

    public required QuotaField Limit { get; init; }

    /// <summary>The limit was that of the whole workspace, not the person's own.</summary>
    public required bool IsOfWorkspace { get; init; }

    public required DateTime At { get; set; }

    /// <summary>Here and below in the unit of the limit: pictures, milliseconds, pixels or bytes.</summary>
    public required long Asked { get; set; }

    public required long Most { get; set; }

    public required long Left { get; set; }

    public int Times { get; set; } = 1;
}

internal sealed class RefusedAskConfiguration : IEntityTypeConfiguration<RefusedAsk>
{
    public void Configure(EntityTypeBuilder<RefusedAsk> builder)
    {
        builder.HasKey(r => new { r.WorkspaceId, r.UserId, r.Day, r.Limit, r.IsOfWorkspace });
        builder.Property(r => r.Limit).HasMaxLength(40);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.NoAction);
    }
}

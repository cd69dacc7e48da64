using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces;

public sealed class Membership : IWorkspaceOwned, IVersioned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid UserId { get; init; }

    public required Role Role { get; set; }

    /// <summary>Share of the device beside other members who wait: twice the weight, twice the time.</summary>
    public double Weight { get; set; } = 1;

    public required DateTime JoinedAt { get; init; }

    /// <summary>Given by the groups that a sign-in service names (OpenID Connect): the role follows them at each sign-in.</summary>
    public bool ByGroups { get; set; }

    /// <summary>When a page of this workspace was last open for them, to the minute; what they do elsewhere is not known here.</summary>
    public DateTime? SeenAt { get; set; }

    public Guid Version { get; private set; }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasKey(m => new { m.WorkspaceId, m.UserId });
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(m => m.Weight).HasDefaultValue(1.0);
        builder.HasIndex(m => m.UserId);
    }
}

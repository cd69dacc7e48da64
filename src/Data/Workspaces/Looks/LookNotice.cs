using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces.Looks;

/// <summary>An owner has not read yet that an administrator looked in; reading deletes it.</summary>
public sealed class LookNotice : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid LookId { get; init; }

    public required Guid OwnerId { get; init; }
}

internal sealed class LookNoticeConfiguration : IEntityTypeConfiguration<LookNotice>
{
    public void Configure(EntityTypeBuilder<LookNotice> builder)
    {
        builder.HasKey(notice => new { notice.WorkspaceId, notice.OwnerId, notice.LookId });
        builder.HasOne<AdministratorLook>().WithMany().HasForeignKey(notice => notice.LookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(notice => notice.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Moderation.Cases;

/// <summary>Somebody looked at a picture without its blur: the original left the server. What it does to people is counted for themselves, and forgotten after a time.</summary>
public sealed class CaseLook : IWorkspaceOwned
{
    public Guid WorkspaceId { get; private set; }

    public required Guid CaseId { get; init; }

    public required Guid UserId { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class CaseLookConfiguration : IEntityTypeConfiguration<CaseLook>
{
    public void Configure(EntityTypeBuilder<CaseLook> builder)
    {
        builder.HasKey(l => new { l.CaseId, l.UserId });
        builder.HasOne<ModerationCase>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<StudioUser>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.WorkspaceId, l.UserId, l.At });
    }
}
